import { findBounds } from "../../src/catalogue/queries/bounds";
import type { Episode } from "../../src/entities/episode";
import { revisionOf } from "../../src/projections/revisions";
import { changed, makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";
import { testStamp } from "../helpers/test-stamp";

describe("the bounds of lists", () => {
  it("are the rows of each type, and the children of the parent that has most", async () => {
    const catalogue = await temporaryCatalogue();
    const [jane, john, show] = [makePerson(), makePerson(), makeShow()];
    const episodes = ["2020", "2021", "2022"].map((occurredOn) => makeEpisode({ show, occurredOn }));
    const appearances = episodes.map((episode) => makeAppearance({ person: jane, episode }));
    const shared = makeAppearance({ person: john, episode: episodes[0] as Episode });
    await upsert(catalogue, jane, john, show, ...episodes, ...appearances, shared);

    const { rows, children } = await findBounds(catalogue.reader);

    expect(rows).toMatchObject({ Person: 2, Show: 1, Episode: 3, Appearance: 4, Honour: 0 });
    expect(children).toMatchObject({
      "Person.appearances": 3,
      "Show.episodes": 3,
      "Show.appearances": 4,
      "Episode.appearances": 2,
      "Person.honours": 0,
    });
  });

  it("have the revision of the counters, which an edit of no list leaves", async () => {
    const catalogue = await temporaryCatalogue();
    const person = makePerson();
    expect((await findBounds(catalogue.reader)).revision).toBe(
      await revisionOf(catalogue.reader, ["counters"]),
    );

    await upsert(catalogue, person);
    const { revision } = await findBounds(catalogue.reader);
    await upsert(catalogue, changed(person, { description: "New." }));
    const edited = await findBounds(catalogue.reader);
    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));
    const removed = await findBounds(catalogue.reader);

    expect(edited.revision).toBe(revision);
    expect(removed.revision).not.toBe(revision);
    expect([edited.rows["Person"], removed.rows["Person"]]).toEqual([1, 0]);
  });

  it("are read by one statement, so that no edit comes in between", async () => {
    const statements: string[] = [];
    const { catalogue } = await openedCatalogue({ onStatement: (text) => statements.push(text) });
    statements.length = 0;

    await findBounds(catalogue.reader);

    expect(statements).toHaveLength(1);
  });
});

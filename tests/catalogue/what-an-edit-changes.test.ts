import type { Catalogue } from "../../src/catalogue/catalogue";
import { sql } from "../../src/database/sql/sql";
import { findByIds } from "../../src/catalogue/queries/by-id";
import { idPrefixes } from "../../src/domain/ids";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { projections } from "../../src/projections";
import { revisionOf } from "../../src/projections/revisions";
import { changed, makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { upsert, upsertInto } from "../helpers/upsert";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { afterTests, temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

const names = ["catalogue" as const, ...projections.map(({ name }) => name)];

/** By name, when each part of the catalogue last changed. */
async function revisions({ reader }: Catalogue): Promise<Map<string, string>> {
  return new Map(
    await Promise.all(names.map(async (name) => [name, await revisionOf(reader, [name])] as const)),
  );
}

/** The parts that the work moved. */
async function movedBy(catalogue: Catalogue, work: () => Promise<unknown>): Promise<string[]> {
  const before = await revisions(catalogue);
  await work();
  const after = await revisions(catalogue);
  return names.filter((name) => before.get(name) !== after.get(name));
}

describe("Reading the same data again", () => {
  it("asks once a type what differs, writes nothing, and moves no revision", async () => {
    const statements: string[] = [];
    const catalogue = await startingCatalogue((text) => void statements.push(text));
    let again: string[] = [];

    const moved = await movedBy(catalogue, async () => {
      statements.length = 0;
      await importDataFolder(catalogue, `${projectFolder}/data`);
      again = [...statements];
    });

    expect(moved).toEqual([]);
    expect(again.filter((text) => /^\s*(insert|update|delete)/i.test(text))).toEqual([]);
    // One question a type, three of what the last load put there, and two of who was forgotten and what was merged, between
    // the beginning and the rollback.
    expect(again).toHaveLength(Object.keys(idPrefixes).length + 3 + 2 + 2);
    expect(again.at(-1)).toMatch(/^rollback$/i);
  });
});

describe("The revisions that an edit moves", () => {
  const [person, show] = [makePerson({ description: null }), makeShow()];
  const episode = makeEpisode({ show, occurredOn: "2020" });
  let catalogue: Catalogue;

  beforeEach(async () => {
    catalogue = await temporaryCatalogue();
    await upsert(catalogue, person, show, episode, makeAppearance({ person, episode }));
  });

  it("are those of what it changed: search, of a description", async () => {
    const edit = changed(person, { description: "Speaks about schools." });

    expect(await movedBy(catalogue, () => upsert(catalogue, edit))).toEqual(["catalogue", "search"]);
  });

  it("are none, of a source's wording that no projection reads, but the catalogue's own", async () => {
    const edit = changed(episode, { duration: "PT45M" });

    expect(await movedBy(catalogue, () => upsert(catalogue, edit))).toEqual(["catalogue"]);
  });

  it("are those of filters, of a language", async () => {
    const edit = changed(show, { language: "en" });

    expect(await movedBy(catalogue, () => upsert(catalogue, edit))).toEqual(["catalogue", "facets"]);
  });

  it("are those of lists, networks and timelines, of a date", async () => {
    const moved = await movedBy(catalogue, () => upsert(catalogue, makeEpisodeOn("2021-05")));

    expect(moved).toEqual(["catalogue", "timeline", "item-summary", "participation"]);
  });

  it("move with a clock that was set back too", async () => {
    const clock = jest.spyOn(Date, "now").mockImplementation(() => Date.UTC(2026, 6, 1));
    afterTests(async () => clock.mockRestore());

    const moved = await movedBy(catalogue, () => upsert(catalogue, makePerson()));

    expect(moved).toContain("catalogue");
  });

  it("move with rows that come and go", async () => {
    const other = makePerson();

    expect(await movedBy(catalogue, () => upsert(catalogue, other))).toEqual([
      "catalogue",
      "search",
      "citations",
      "counters",
    ]);
    expect(
      await movedBy(catalogue, () => catalogue.edit(testStamp, (edit) => edit.remove([other.id]))),
    ).toEqual(["catalogue", "search", "citations", "counters"]);
  });

  function makeEpisodeOn(occurredOn: string) {
    return makeEpisode({ ...given(), occurredOn });
  }

  /** The same episode, but for its date. */
  const given = () => ({ id: episode.id, slug: episode.slug, title: episode.title, show });
});

describe("The version of a row", () => {
  it("counts the edits that changed it, and not those that did not", async () => {
    const catalogue = await temporaryCatalogue();
    const person = makePerson();
    const version = async () => {
      return (await findByIds(catalogue.reader, "Person", [person.id])).get(person.id)?.version;
    };

    await upsert(catalogue, person);
    expect(await version()).toBe(1);
    await upsert(catalogue, person);
    expect(await version()).toBe(1);
    await upsert(catalogue, changed(person, { description: "New." }));
    expect(await version()).toBe(2);
  });

  it("counts on when it is removed, and made again with its old id", async () => {
    const catalogue = await temporaryCatalogue();
    const person = makePerson();
    const versions = () =>
      catalogue.reader.all(
        sql`select n."version" as "ofNode", x."version" as "ofRow" from "node" n
            left join "person" x on x."id" = n."id" where n."id" = ${person.id}`,
      );
    await upsert(catalogue, person);
    await upsert(catalogue, changed(person, { description: "New." }));

    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));
    expect(await versions()).toEqual([{ ofNode: 3, ofRow: null }]);
    await upsert(catalogue, person);
    expect(await versions()).toEqual([{ ofNode: 4, ofRow: 4 }]);
  });

  it("is counted once more by each upsert of one edit that changes it", async () => {
    const catalogue = await temporaryCatalogue();
    const person = makePerson();

    await catalogue.edit(testStamp, async (edit) => {
      await upsertInto(edit, [person]);
      await upsertInto(edit, [changed(person, { description: "New." })]);
    });

    const [stored] = (await findByIds(catalogue.reader, "Person", [person.id])).values();
    expect(stored?.version).toBe(2);
  });
});

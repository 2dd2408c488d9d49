import type { Catalogue } from "../../src/catalogue/catalogue";
import { timelineOf as pageOfTimeline } from "../../src/catalogue/queries/timeline";
import { DateOrder } from "../../src/entities/orders";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";

async function timelineOf(
  catalogue: Catalogue,
  person: make.Known,
  order = DateOrder.NEWEST_FIRST,
  kinds: readonly string[] | null = null,
): Promise<Array<[date: string | null, id: string]>> {
  const page = await pageOfTimeline(
    catalogue.reader,
    { personId: person.id, kinds, order },
    { first: 100, after: null },
  );
  return page.nodes.map(({ edtf, id }) => [edtf, id]);
}

/** A person with an appearance in 2021, a publication of 2019 and an award of 2020. */
async function lifeOf() {
  const person = make.makePerson();
  const show = make.makeShow();
  const episode = make.makeEpisode({ show, occurredOn: "2021-06-15" });
  const appearance = make.makeAppearance({ person, episode });
  const publication = make.makePublication({ publishedOn: "2019-03" });
  const contribution = make.makeContribution({ person, publication });
  const award = make.makeAward({ year: "2020" });
  const honour = make.makeHonour({ person, award });
  const life = { person, show, episode, appearance, publication, contribution, award, honour };
  const catalogue = await temporaryCatalogue();
  await upsert(catalogue, ...Object.values(life));
  return { catalogue, ...life };
}

describe("A person's timeline", () => {
  it("has the appearances, publications and honours, newest first", async () => {
    const { catalogue, person, appearance, honour, publication } = await lifeOf();

    expect(await timelineOf(catalogue, person)).toEqual([
      ["2021-06-15", appearance.id],
      ["2020", honour.id],
      ["2019-03", publication.id],
    ]);
  });

  it("has what is undated last, also oldest first", async () => {
    const { catalogue, person, appearance, honour, publication } = await lifeOf();
    const undated = make.makePublication();
    await upsert(catalogue, undated, make.makeContribution({ person, publication: undated }));

    expect(await timelineOf(catalogue, person, DateOrder.OLDEST_FIRST)).toEqual([
      ["2019-03", publication.id],
      ["2020", honour.id],
      ["2021-06-15", appearance.id],
      [null, undated.id],
    ]);
    expect((await timelineOf(catalogue, person)).at(-1)).toEqual([null, undated.id]);
  });

  it("has only the kinds that are asked for", async () => {
    const { catalogue, person, honour, publication } = await lifeOf();

    expect(await timelineOf(catalogue, person, DateOrder.OLDEST_FIRST, ["HONOUR", "PUBLICATION"])).toEqual([
      ["2019-03", publication.id],
      ["2020", honour.id],
    ]);
  });

  it("has a publication once, whatever the person did for it", async () => {
    const { catalogue, person, publication } = await lifeOf();
    await upsert(catalogue, make.makeContribution({ person, publication, position: 2 }));

    const entries = await timelineOf(catalogue, person);

    expect(entries.filter(([, id]) => id === publication.id)).toHaveLength(1);
  });

  it("follows the date of a publication, an award and an episode", async () => {
    const { catalogue, person, show, appearance, honour, publication, award, episode } = await lifeOf();

    await upsert(
      catalogue,
      make.makePublication({ id: publication.id, title: publication.title, publishedOn: "2022" }),
      make.makeAward({ id: award.id, name: award.name, year: null }),
      make.makeEpisode({
        id: episode.id,
        title: episode.title,
        show,
        occurredOn: "2018",
      }),
    );

    expect(await timelineOf(catalogue, person)).toEqual([
      ["2022", publication.id],
      ["2018", appearance.id],
      [null, honour.id],
    ]);
  });

  it("loses a publication with the contribution, and keeps it while another is left", async () => {
    const { catalogue, person, publication, contribution } = await lifeOf();
    const second = make.makeContribution({ person, publication });
    await upsert(catalogue, second);
    const has = async () => (await timelineOf(catalogue, person)).some(([, id]) => id === publication.id);

    await catalogue.edit(testStamp, (edit) => edit.remove([contribution.id]));
    expect(await has()).toBe(true);
    await catalogue.edit(testStamp, (edit) => edit.remove([second.id]));
    expect(await has()).toBe(false);
  });

  it("gives what moves to another person over to that person's", async () => {
    const { catalogue, person, appearance, contribution, honour, publication } = await lifeOf();
    const heir = make.makePerson();

    await upsert(
      catalogue,
      heir,
      make.changed(appearance, { personId: heir.id }),
      make.changed(contribution, { contributorId: heir.id }),
      make.changed(honour, { recipientIds: [heir.id] }),
    );

    expect(await timelineOf(catalogue, person)).toEqual([]);
    expect((await timelineOf(catalogue, heir)).map(([, id]) => id)).toEqual([
      appearance.id,
      honour.id,
      publication.id,
    ]);
  });
});

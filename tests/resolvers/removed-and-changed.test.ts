import { sql } from "../../src/database/sql/sql";
import * as make from "../helpers/make-entities";
import { changed } from "../helpers/make/changed";
import { graphOver } from "../helpers/graph-over";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";

const tombstone = "query ($id: ID!) { tombstone(type: Person, id: $id) { was removedOn } }";

describe("tombstone", () => {
  it("tells what was removed, by id and by slug, from what is there and what never was", async () => {
    const catalogue = await temporaryCatalogue();
    const [ada, bob] = [make.makePerson({ slug: "ada" }), make.makePerson({ slug: "bob" })];
    const show = make.makeShow({ slug: "ada" });
    await upsert(catalogue, ada, bob, show);
    await catalogue.edit(testStamp, (edit) => edit.remove([ada.id, show.id]));
    const ask = graphOver(catalogue);
    const at = async (id: string) => (await ask<{ tombstone: unknown }>(tombstone, { id })).data.tombstone;

    const removed = { was: ada.id, removedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string };
    expect([await at(ada.id), await at("ada")]).toEqual([removed, removed]);
    for (const other of [bob.id, "bob", show.id, "nobody"])
      expect([other, await at(other)]).toEqual([other, null]);
  });

  it("is none for a slug that another has taken", async () => {
    const catalogue = await temporaryCatalogue();
    const ada = make.makePerson({ slug: "ada" });
    await upsert(catalogue, ada);
    await catalogue.edit(testStamp, (edit) => edit.remove([ada.id]));
    await upsert(catalogue, make.makePerson({ slug: "ada" }));

    const { data } = await graphOver(catalogue)(tombstone, { id: "ada" });

    expect(data).toEqual({ tombstone: null });
  });
});

describe("changedAt", () => {
  it("is when an entity of any type was added, then when it last changed", async () => {
    const catalogue = await temporaryCatalogue();
    const [person, show] = [make.makePerson(), make.makeShow()];
    const episode = make.makeEpisode({ show });
    const appearance = make.makeAppearance({ person, episode });
    const started = new Date().toISOString();
    await upsert(catalogue, person, show, episode, appearance);
    const ask = graphOver(catalogue);
    const at = async () => {
      const query =
        "query ($id: ID!) { appearance(id: $id) { changedAt episode { changedAt } person { changedAt } } }";
      type Changed = { changedAt: string };
      const { data } = await ask<{ appearance: Changed & { episode: Changed; person: Changed } }>(query, {
        id: appearance.id,
      });
      const { changedAt, ...others } = data.appearance;
      return [changedAt, others.episode.changedAt, others.person.changedAt];
    };

    const added = await at();
    await upsert(catalogue, changed(episode, { language: "en" }));
    const later = await at();

    expect(added.every((time) => time >= started)).toBe(true);
    expect([later[0], later[2]]).toEqual([added[0], added[2]]);
    const [last] = await catalogue.reader.all<{ at: string }>(sql`select max(e."at") as "at" from "edit" e`);
    expect(later[1]).toBe(last?.at);
  });
});

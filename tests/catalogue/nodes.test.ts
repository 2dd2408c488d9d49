import { sql } from "../../src/database/sql/sql";
import { findKnownIds } from "../../src/catalogue/queries/by-id";
import type { Reader } from "../../src/database/statements";
import { idPrefixes, newId } from "../../src/domain/ids";
import { largeCatalogue } from "../helpers/large-catalogue";
import * as make from "../helpers/make-entities";
import { upsert, upsertInto } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";

const idsKnown = async (reader: Reader, ids: readonly string[]) =>
  new Set((await findKnownIds(reader, ids)).keys());

const everyNode = async (reader: Reader): Promise<string[]> => {
  const rows = await reader.all<{ id: string }>(sql`
    select "id" from "node" where "removedOn" is null and "id" <> ${make.testDocumentId} order by "id"`);
  return rows.map(({ id }) => id);
};

describe("An id", () => {
  it("is known once its thing was upserted, whatever the type", async () => {
    const catalogue = await temporaryCatalogue();
    const [person, show] = [make.makePerson(), make.makeShow()];
    const episode = make.makeEpisode({ show });
    const appearance = make.makeAppearance({ person, episode });
    await upsert(catalogue, person, show, episode, appearance);

    const known = await idsKnown(catalogue.reader, [person.id, episode.id, appearance.id]);

    expect(known).toEqual(new Set([person.id, episode.id, appearance.id]));
  });

  it("that nothing has is not known, nor is a text that is no id", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ slug: "jane-doe" });
    await upsert(catalogue, person);

    const known = await idsKnown(catalogue.reader, [
      newId("Person"),
      person.id,
      newId("Show"),
      "jane-doe",
      "",
    ]);

    expect(known).toEqual(new Set([person.id]));
    expect(await idsKnown(catalogue.reader, [])).toEqual(new Set());
  });

  it("is known no more once its thing is removed, and again once it is upserted again", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const [person, other] = [make.makePerson(), make.makeTopic()];
    await upsert(catalogue, person, other);

    await catalogue.edit(testStamp, (edit) => edit.remove([person.id]));
    expect(await idsKnown(catalogue.reader, [person.id, other.id])).toEqual(new Set([other.id]));
    expect(await everyNode(reader)).toEqual([other.id]);
    await upsert(catalogue, person);

    expect(await idsKnown(catalogue.reader, [person.id, other.id])).toEqual(new Set([person.id, other.id]));
    expect(await catalogue.check()).toEqual([]);
  });

  it("is there once however often its thing is upserted, changed or not, within an edit or after it", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const person = make.makePerson();
    await catalogue.edit(testStamp, async (edit) => {
      await upsertInto(edit, [person, person]);
      await edit.upsert("Person", [person]);
    });

    await upsert(catalogue, make.changed(person, { name: "Jane Doe" }));

    expect(await everyNode(reader)).toEqual([person.id]);
  });

  it("is not known when its edit was rolled back, and still known when its removal was", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const [person, newcomer] = [make.makePerson(), make.makePerson()];
    await upsert(catalogue, person);

    const failing = catalogue.edit(testStamp, async (edit) => {
      await upsertInto(edit, [newcomer]);
      await edit.remove([person.id]);
      throw new Error("Changed my mind.");
    });

    await expect(failing).rejects.toThrow("Changed my mind.");
    expect(await everyNode(reader)).toEqual([person.id]);
  });

  it("is upserted into the table of ids by one statement a batch", async () => {
    const statements: string[] = [];
    const catalogue = await temporaryCatalogue({ onStatement: (text) => statements.push(text) });
    statements.length = 0;

    await upsert(catalogue, ...Array.from({ length: 5_001 }, () => make.makeTopic({ sources: [] })));

    expect(statements.filter((text) => /\binto "node"/.test(text))).toHaveLength(2);
  });
});

describe("`rebuild`", () => {
  it("fills the table of ids from every table", async () => {
    const { catalogue, url, reader, graph } = await largeCatalogue();
    const ids = Object.values(graph).flatMap((things: ReadonlyArray<{ id: string }>) =>
      things.map(({ id }) => id),
    );
    const types = new Set(ids.map((id) => id.slice(0, id.lastIndexOf("_"))));
    expect([...types].toSorted()).toEqual(Object.values(idPrefixes).toSorted());
    const { run } = await rawConnection(url);
    await run("delete from node");

    await catalogue.rebuild();

    expect(await everyNode(reader)).toEqual(ids.filter((id) => id !== make.testDocumentId).toSorted());
    expect(await catalogue.check()).toEqual([]);
  });
});

describe("`check()` finds", () => {
  it("ids of things that the table of ids does not know, and ids in it that nothing has", async () => {
    const { catalogue, url } = await openedCatalogue();
    const [person, topic, award] = [make.makePerson(), make.makeTopic(), make.makeAward()];
    await upsert(catalogue, person, topic, award);
    expect(await catalogue.check()).toEqual([]);

    const { run } = await rawConnection(url);
    await run(`delete from node where id in ('${person.id}', '${award.id}')`);
    await run("insert into node (id) values ('person_stray')");

    const problems = await catalogue.check();
    expect(problems.map(({ check, message }) => `${check}: ${message}`).toSorted()).toEqual([
      `NODE: The table node does not know ${award.id}, which is in table award.`,
      `NODE: The table node does not know ${person.id}, which is in table person.`,
      "NODE: The table node knows person_stray, but no entity has that id.",
    ]);
  });
});

import { Catalogue } from "../../src/catalogue/catalogue";
import type { Reader } from "../../src/catalogue/statements";
import { idPrefixes, newId } from "../../src/domain/ids";
import { fillLargeCatalogue } from "../helpers/large-catalogue";
import * as make from "../helpers/make-entities";
import { put } from "../helpers/put";
import { afterTests, temporaryCatalogue } from "../helpers/temporary-catalogue";
import { openedCatalogue, rawConnection, temporaryDatabase } from "../helpers/temporary-database";

const everyNode = async (reader: Reader): Promise<string[]> => {
  const rows = await reader.all<{ id: string }>("select id from node order by id");
  return rows.map(({ id }) => id);
};

describe("An id", () => {
  it("is known once its thing was put, whatever the type", async () => {
    const catalogue = await temporaryCatalogue();
    const [person, show] = [make.makePerson(), make.makeShow()];
    const episode = make.makeEpisode({ show });
    const appearance = make.makeAppearance({ person, episode });
    await put(catalogue, person, show, episode, appearance);

    const known = await catalogue.findKnownIds([person.id, episode.id, appearance.id]);

    expect(known).toEqual(new Set([person.id, episode.id, appearance.id]));
  });

  it("that nothing has is not known, nor is a text that is no id", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ slug: "jane-doe" });
    await put(catalogue, person);

    const known = await catalogue.findKnownIds([newId("Person"), person.id, newId("Show"), "jane-doe", ""]);

    expect(known).toEqual(new Set([person.id]));
    expect(await catalogue.findKnownIds([])).toEqual(new Set());
  });

  it("is known no more once its thing is removed, and again once it is put again", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const [person, other] = [make.makePerson(), make.makeTopic()];
    await put(catalogue, person, other);

    await catalogue.edit((edit) => edit.remove([person.id]));
    expect(await catalogue.findKnownIds([person.id, other.id])).toEqual(new Set([other.id]));
    expect(await everyNode(reader)).toEqual([other.id]);
    await put(catalogue, person);

    expect(await catalogue.findKnownIds([person.id, other.id])).toEqual(new Set([person.id, other.id]));
    expect(await catalogue.check()).toEqual([]);
  });

  it("is there once however often its thing is put, changed or not, within an edit or after it", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const person = make.makePerson();
    await catalogue.edit(async (edit) => {
      await edit.put("Person", [person, person]);
      await edit.put("Person", [person]);
    });

    await put(catalogue, make.changed(person, { name: "Jane Doe" }));

    expect(await everyNode(reader)).toEqual([person.id]);
  });

  it("is not known when its edit was rolled back, and still known when its removal was", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const [person, newcomer] = [make.makePerson(), make.makePerson()];
    await put(catalogue, person);

    const failing = catalogue.edit(async (edit) => {
      await edit.put("Person", [newcomer]);
      await edit.remove([person.id]);
      throw new Error("Changed my mind.");
    });

    await expect(failing).rejects.toThrow("Changed my mind.");
    expect(await everyNode(reader)).toEqual([person.id]);
  });

  it("is put into the table of ids by one statement a batch", async () => {
    const statements: string[] = [];
    const catalogue = await temporaryCatalogue({ onStatement: (sql) => statements.push(sql) });
    statements.length = 0;

    await put(catalogue, ...Array.from({ length: 5_001 }, () => make.makeTopic()));

    expect(statements.filter((sql) => /\binto node\b/.test(sql))).toHaveLength(2);
  });
});

describe("The migration that makes the table of ids", () => {
  it("fills it from every table of a database that is older, and takes nothing else back", async () => {
    const { catalogue, file } = await openedCatalogue();
    const graph = await fillLargeCatalogue(catalogue);
    const ids = Object.values(graph).flatMap((things: ReadonlyArray<{ id: string }>) =>
      things.map(({ id }) => id),
    );
    const types = new Set(ids.map((id) => id.slice(0, id.lastIndexOf("_"))));
    expect([...types].toSorted()).toEqual(Object.values(idPrefixes).toSorted());
    await catalogue.close();

    const database = await temporaryDatabase(file);
    const newerThanBefore = ["Nodes1795910400006", "Search1795910400007", "Participation1795910400008"];
    for (const _ of newerThanBefore) await database.writer.migrateDown();
    const tables = await database.readers.all("select name from sqlite_schema where name = 'node'");
    const newer = await Catalogue.open(file);
    afterTests(() => newer.close());
    const [before] = await newer.check();
    const done = await newer.migrate();

    expect(tables).toEqual([]);
    expect(before?.message).toMatch(/^The database has no table called node, .*Run `rostrum migrate`\.$/);
    expect(done).toEqual(newerThanBefore);
    expect(await everyNode(database.readers)).toEqual(ids.toSorted());
    expect(await newer.check()).toEqual([]);
  });
});

describe("`check()` finds", () => {
  it("ids of things that the table of ids does not know, and ids in it that nothing has", async () => {
    const { catalogue, file } = await openedCatalogue();
    const [person, topic, award] = [make.makePerson(), make.makeTopic(), make.makeAward()];
    await put(catalogue, person, topic, award);
    expect(await catalogue.check()).toEqual([]);

    const { run } = await rawConnection(file);
    await run(`delete from node where id in ('${person.id}', '${award.id}')`);
    await run("insert into node (id) values ('person_stray')");

    const problems = await catalogue.check();
    expect(problems.map(({ check, message }) => `${check}: ${message}`).toSorted()).toEqual([
      `NODE: The table node does not know ${award.id}, which is in table award.`,
      `NODE: The table node does not know ${person.id}, which is in table person.`,
      "NODE: The table node knows person_stray, but nothing has that id.",
    ]);
  });
});

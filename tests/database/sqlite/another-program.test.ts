import { readdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { openDatabase } from "../../../src/database/open-database";
import { assertOwn } from "../../../src/database/sqlite/identity";
import { emptyDatabaseUrl, opened, temporaryDatabaseUrl } from "../../helpers/temporary-database-url";
import { fileOf, rawConnection } from "../../helpers/temporary-database";

/** A file that another program has made by these statements. */
async function madeBy(...statements: readonly string[]): Promise<string> {
  const url = await emptyDatabaseUrl();
  const raw = await rawConnection(url);
  for (const statement of statements) await raw.run(statement);
  await raw.close();
  return url;
}

const table = (name: string) => `create table ${name} (id integer primary key, name text)`;

describe("another program's file of SQLite", () => {
  it.each<[what: string, statements: readonly string[], found: string]>([
    ["with a table", [table("bookmark")], "the table bookmark"],
    ["with a view alone", ["create view one as select 1 as n"], "the table one"],
    [
      "with more tables than are named",
      ["a", "b", "c", "d", "e"].map((name) => table(name)),
      "the tables a, b, c and 2 more",
    ],
    ["with a mark and no table", ["pragma application_id = 252006674"], "the application_id 252006674"],
    [
      "with a mark and a table, in a write-ahead log",
      ["pragma journal_mode = wal", "pragma application_id = 7", table("note")],
      "the application_id 7 and the table note",
    ],
    [
      "of TypeORM's, with a table called migration",
      [table("migration"), "insert into migration values (1, 'CreateUsers1700000000000')"],
      "the table migration",
    ],
    [
      "with a table called migration that has other columns",
      ["create table migration (x)"],
      "the table migration",
    ],
  ])("%s is refused by name, and not changed", async (_what, statements, found) => {
    const url = await madeBy(...statements);
    const file = fileOf(url);
    const before = await readFile(file);

    await expect(openDatabase(url)).rejects.toMatchObject({
      code: "BAD_SETTING",
      message: `Expected an empty database or a catalogue of Rostrum, but ${file} is another program's: it has ${found}. Nothing was changed. Name another one in DATABASE_URL.`,
    });
    expect((await readFile(file)).equals(before)).toBe(true);
    expect((await readdir(dirname(file))).filter((name) => name.endsWith("-journal"))).toEqual([]);
  });

  it("is not one that is empty: that is taken, and marked when it is migrated", async () => {
    const { writer } = await opened({}, await madeBy("pragma journal_mode = wal"));

    await writer.migrate();

    await expect(openDatabase(await madeBy())).resolves.toMatchObject({ health: { about: {} } });
  });
});

it("A file that another process makes a catalogue of meanwhile is ours", async () => {
  const url = await emptyDatabaseUrl();
  const raw = await rawConnection(url);
  let asked = 0;
  const ask: Parameters<typeof assertOwn>[1] = async (statement) => {
    const rows = await raw.run(statement.sql);
    asked += 1;
    if (asked === 1) {
      const catalogue = await Catalogue.open(url);
      await catalogue.migrate();
      await catalogue.close();
    }
    return rows as never;
  };

  await expect(assertOwn(fileOf(url), ask)).resolves.toBeUndefined();
  await raw.close();
});

it("A catalogue's file says by its application_id that it is one", async () => {
  const header = await readFile(fileOf(await temporaryDatabaseUrl()));

  expect(header.subarray(68, 72).toString("latin1")).toBe("Rost");
});

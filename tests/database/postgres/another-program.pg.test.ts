import { openDatabase } from "../../../src/database/open-database";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { temporaryPostgres } from "../../helpers/postgres/temporary-postgres";
import { rawConnection } from "../../helpers/temporary-database";
import { opened, temporaryDatabaseUrl } from "../../helpers/temporary-database-url";

async function madeBy(...statements: readonly string[]): Promise<string> {
  const url = await temporaryPostgres();
  for (const statement of statements) await asSuperuser(statement, url);
  return url;
}

describe("another program's database of PostgreSQL", () => {
  it.each<[what: string, statements: readonly string[], found: string]>([
    ["with a table", ["create table bookmark (id int)"], "the table bookmark"],
    ["with a view alone", ["create view one as select 1 as n"], "the table one"],
    [
      "of TypeORM's, with a table called migration",
      ["create table migration (name text)", "insert into migration values ('CreateUsers1700000000000')"],
      "the table migration",
    ],
    [
      "with a table called migration that has other columns",
      ["create table migration (x int)"],
      "the table migration",
    ],
  ])("%s is refused by name, and not changed", async (_what, statements, found) => {
    const url = await madeBy(...statements);
    const name = new URL(url).pathname.slice(1);

    await expect(openDatabase(url)).rejects.toMatchObject({
      code: "BAD_SETTING",
      message: `Expected an empty database or a catalogue of Rostrum, but ${name} is another program's: it has ${found}. Nothing was changed. Name another one in DATABASE_URL.`,
    });
  });

  it("is not one with tables in another schema, or of an extension: these are nobody's", async () => {
    const url = await madeBy(
      "create schema other",
      "create table other.bookmark (id int)",
      "create table known (id int)",
      "create extension if not exists plpgsql",
      "alter extension plpgsql add table known",
    );

    const { writer } = await opened({}, url);

    expect(await writer.migrate()).toHaveLength(1);
  });

  it("from before the first release is refused with what to do", async () => {
    const url = await madeBy(
      "create table migration (name text)",
      "insert into migration values ('Baseline1796000000000')",
    );

    await expect(openDatabase(url)).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringContaining("was run on it before the first release") as string,
    });
  });
});

it("A catalogue's table of migrations says by its comment that it is one", async () => {
  const { run } = await rawConnection(await temporaryDatabaseUrl());

  expect(await run("select obj_description('migration'::regclass, 'pg_class') as said")).toEqual([
    { said: "Rostrum catalogue" },
  ]);
});

import { createHash } from "node:crypto";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { migrations } from "../../src/catalogue/database/migrations";
import type { Database } from "../../src/catalogue/database/database";
import type { Reader } from "../../src/catalogue/statements";
import { baseTables, contentOf } from "../helpers/database-content";
import { fillLargeCatalogue } from "../helpers/large-catalogue";
import {
  openedCatalogue,
  rawConnection,
  temporaryDatabase,
  temporaryFile,
} from "../helpers/temporary-database";

/** The newest, of which each fills what it makes from what was put. */
const fillingThemselves = [
  "ReadModels1795305600005",
  "Nodes1795910400006",
  "Search1795910400007",
  "Participation1795910400008",
];

/** Short enough to be shown when it differs. */
async function digestsOf(reader: Reader, tables?: readonly string[]): Promise<Record<string, string>> {
  const content = Object.entries(await contentOf(reader, tables));
  return Object.fromEntries(
    content.map(([table, rows]) => [
      table,
      `${rows.length} rows, ${createHash("sha256").update(rows.join("\n")).digest("hex")}`,
    ]),
  );
}

async function schemaOf(reader: Reader): Promise<string[]> {
  const rows = await reader.all<{ sql: string }>(
    "select sql from sqlite_schema where sql is not null order by type, name",
  );
  return rows.map(({ sql }) => sql);
}

/** What SQLite itself finds wrong. */
async function faultsOf(reader: Reader): Promise<unknown[]> {
  const integrity = await reader.all<{ integrity_check: string }>("pragma integrity_check");
  return [
    ...integrity.filter(({ integrity_check: said }) => said !== "ok"),
    ...(await reader.all("pragma foreign_key_check")),
  ];
}

describe("The migrations, on an empty file", () => {
  it("run once when several connections begin together, as several processes would", async () => {
    const file = await temporaryFile();
    const databases = await Promise.all(Array.from({ length: 4 }, () => temporaryDatabase(file)));

    const ran = await Promise.all(databases.map(({ writer }) => writer.migrate()));

    expect(ran.flat()).toEqual(migrations.map(({ name }) => name));
  });

  it("run all or none, and leave foreign keys on", async () => {
    const file = await temporaryFile();
    const database = await temporaryDatabase(file);
    const raw = await rawConnection(file);
    const foreignKeys = () =>
      database.writer.transaction((transaction) => transaction.all("pragma foreign_keys"));
    // TypeORM tells the console, whatever it was told about logging.
    jest.spyOn(console, "log").mockReturnValueOnce(undefined);

    await raw.run("create table topic (id text)");
    await expect(database.writer.migrate()).rejects.toThrow("table topic already exists");
    expect(await schemaOf(database.readers)).toEqual(["CREATE TABLE topic (id text)"]);

    await raw.run("drop table topic");
    expect(await database.writer.migrate()).toHaveLength(migrations.length);
    expect(await foreignKeys()).toEqual([{ foreign_keys: 1 }]);
  });
});

describe("The migrations, on a filled database", () => {
  let catalogue: Catalogue;
  let database: Database;
  let schema: string[];

  beforeAll(async () => {
    const opened = await openedCatalogue();
    catalogue = opened.catalogue;
    database = await temporaryDatabase(opened.file);
    await fillLargeCatalogue(catalogue);
    schema = await schemaOf(database.readers);
  });

  it("have all run, and do not run twice", async () => {
    const rows = await database.readers.all<{ name: string }>("select name from migration order by id");

    expect(rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    expect(await catalogue.migrate()).toEqual([]);
  });

  it("keep all that was put when ids and read models are taken back and made anew, equal to what was kept", async () => {
    const contentBefore = await digestsOf(database.readers);

    for (const _ of fillingThemselves) await database.writer.migrateDown();
    const contentBetween = await digestsOf(database.readers, baseTables);
    const done = await catalogue.migrate();

    expect(done).toEqual(fillingThemselves);
    expect(contentBefore).toMatchObject(contentBetween);
    expect(await digestsOf(database.readers)).toEqual(contentBefore);
    expect(Object.values(contentBefore).filter((content) => content.startsWith("0 rows"))).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });

  // From the newest to the oldest, so that each drops its tables while they are filled.
  it.each(migrations.map(({ name }, index) => ({ name, steps: migrations.length - index })).toReversed())(
    "go back to before $name and come up again to the same schema",
    async ({ steps }) => {
      for (let step = 0; step < steps; step += 1) {
        await database.writer.migrateDown();
        expect(await faultsOf(database.readers)).toEqual([]);
      }
      await catalogue.migrate();

      expect(await faultsOf(database.readers)).toEqual([]);
      expect(await schemaOf(database.readers)).toEqual(schema);
    },
  );

  it("leave no table, index or view of ours when all are taken back, and come up to what the entities say", async () => {
    for (const _ of migrations) await database.writer.migrateDown();
    const left = await database.readers.all<{ name: string }>(
      "select name from sqlite_schema where name not like 'sqlite_%'",
    );
    await catalogue.migrate();

    expect(left.map(({ name }) => name)).toEqual(["migration"]);
    expect(await catalogue.isEmpty()).toBe(true);
    expect(await catalogue.check()).toEqual([]);
  });
});

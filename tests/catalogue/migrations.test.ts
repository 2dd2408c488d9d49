import { createHash } from "node:crypto";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { Database } from "../../src/database/database";
import { migrations } from "../../src/database/migrations";
import { raw } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import { contentOf } from "../helpers/database-content";
import { largeCatalogue } from "../helpers/large-catalogue";
import { schemaFacts } from "../helpers/schema-facts";
import { emptyDatabaseUrl, opened, rawConnection } from "../helpers/temporary-database";

const names: readonly string[] = migrations.map((Migration) => new Migration().name);

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

/** Every table and view with its columns, every index, check and key; on SQLite also the text of each. */
async function schemaOf(database: Database): Promise<unknown> {
  const texts =
    database.health.about.dialect === "sqlite"
      ? await database.reader.all(
          raw("select sql from sqlite_schema where sql is not null order by type, name"),
        )
      : [];
  const columns = Object.fromEntries(await database.inspection.columns());
  return { columns, texts, ...(await schemaFacts(database)) };
}

const tablesIn = async ({ inspection }: Database): Promise<string[]> => [
  ...(await inspection.columns()).keys(),
];

describe("The migrations, on an empty database", () => {
  it("run once when several connections begin together, as several processes would", async () => {
    const url = await emptyDatabaseUrl();
    const databases = await Promise.all(Array.from({ length: 4 }, () => opened({}, url)));

    const ran = await Promise.all(databases.map(({ writer }) => writer.migrate()));

    expect(ran.flat()).toEqual(names);
  });

  it("run all or none", async () => {
    const url = await emptyDatabaseUrl();
    const database = await opened({}, url);
    const { run } = await rawConnection(url);
    // TypeORM tells the console, whatever it was told about logging.
    jest.spyOn(console, "log").mockReturnValueOnce(undefined);

    await run("create table topic (id text)");
    await expect(database.writer.migrate()).rejects.toThrow('"topic" already exists');
    expect(await tablesIn(database)).toEqual(["topic"]);

    await run("drop table topic");
    expect(await database.writer.migrate()).toHaveLength(migrations.length);
  });
});

describe("The migrations, on a filled database", () => {
  let catalogue: Catalogue;
  let database: Database;
  let schema: unknown;

  beforeAll(async () => {
    const { catalogue: filled, url } = await largeCatalogue();
    catalogue = filled;
    database = await opened({}, url);
    schema = await schemaOf(database);
  });

  it("have all run, and do not run twice", async () => {
    const rows = await database.reader.all<{ name: string }>(raw("select name from migration order by id"));

    expect(rows.map(({ name }) => name)).toEqual(names);
    expect(await catalogue.migrate()).toEqual([]);
  });

  it("are followed by projections that equal what edits kept, once they are rebuilt", async () => {
    const contentBefore = await digestsOf(database.reader);

    await catalogue.rebuild();

    expect(await digestsOf(database.reader)).toEqual(contentBefore);
    expect(Object.values(contentBefore).filter((content) => content.startsWith("0 rows"))).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });

  // From the newest to the oldest, so that each drops its tables while they are filled.
  it.each(names.map((name, index) => ({ name, steps: names.length - index })).toReversed())(
    "go back to before $name and come up again to the same schema",
    async ({ steps }) => {
      for (let step = 0; step < steps; step += 1) {
        await database.writer.migrateDown();
        expect(await database.inspection.damage()).toEqual([]);
      }
      await catalogue.migrate();

      expect(await database.inspection.damage()).toEqual([]);
      expect(await schemaOf(database)).toEqual(schema);
    },
  );

  it("leave no table, index or view of ours when all are taken back, and come up to what the entities say", async () => {
    for (const _ of names) await database.writer.migrateDown();
    const left = await tablesIn(database);
    await catalogue.migrate();

    expect(left).toEqual(["migration"]);
    expect(await catalogue.isEmpty()).toBe(true);
    expect(await catalogue.check()).toEqual([]);
  });
});

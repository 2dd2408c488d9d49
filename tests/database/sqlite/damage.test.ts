import { copyFile, open, stat, truncate } from "node:fs/promises";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { howToRestore } from "../../../src/database/damage";
import type { RostrumError } from "../../../src/domain/errors";
import { sql } from "../../../src/database/sql/sql";
import { importDataFolder } from "../../../src/importers/data-folder/import-data-folder";
import { databaseReadiness } from "../../../src/server/health/readiness";
import { projectFolder } from "../../helpers/starting-catalogue";
import { afterTests, temporaryFolder } from "../../helpers/temporary-catalogue";
import { temporaryDatabaseUrl } from "../../helpers/temporary-database-url";
import { fileOf, rawConnection } from "../../helpers/temporary-database";

const pageSize = 4_096;

/** By how a file of so many bytes is damaged, and what `check` says of it first. */
const damages: ReadonlyArray<
  readonly [how: string, damage: (file: string, bytes: number) => Promise<void>, first: RegExp]
> = [
  ["cut to a half", (file, bytes) => truncate(file, Math.floor(bytes / 2)), /^Table \w+ is damaged: ./],
  ["cut to nothing", (file) => truncate(file, 0), /^The database has none of Rostrum's tables/],
  [
    "with overwritten pages of a table",
    (file) => overwritePages(file, "person"),
    /^Table person is damaged: ./,
  ],
  ["without its header", (file) => overwrite(file, 0, 100), /^Its tables cannot be named: SQLITE_NOTADB/],
];

async function overwrite(file: string, from: number, length: number): Promise<void> {
  const handle = await open(file, "r+");
  await handle.write(Buffer.alloc(length, 7), 0, length, from);
  await handle.close();
}

/** All pages of these tables, as SQLite's own table of pages has them. */
async function overwritePages(file: string, ...tables: readonly string[]): Promise<void> {
  const raw = await rawConnection(`sqlite:${file}`);
  const names = tables.map((name) => `'${name}'`).join(", ");
  const pages = await raw.run(`select pageno from dbstat where name in (${names})`);
  await raw.close();
  for (const { pageno } of pages) await overwrite(file, (Number(pageno) - 1) * pageSize, pageSize);
}

/** More than a round over all tables of the starting catalogue takes. */
const maxProbes = 60;

describe.each(damages)("a file of SQLite that is %s", (_how, damage, first) => {
  let filled: string;
  let file: string;

  beforeAll(async () => {
    const url = await temporaryDatabaseUrl();
    const catalogue = await Catalogue.open(url);
    await importDataFolder(catalogue, `${projectFolder}/data`);
    await catalogue.close();
    filled = fileOf(url);
  });
  beforeEach(async () => {
    file = `${await temporaryFolder()}/test.sqlite`;
    await copyFile(filled, file);
  });

  const opened = async () => {
    const catalogue = await Catalogue.open(`sqlite:${file}`);
    afterTests(() => catalogue.close().catch(() => undefined));
    return catalogue;
  };

  it("is met while it is open, without a request, and stays known", async () => {
    const catalogue = await opened();
    const check = databaseReadiness(catalogue);
    expect(await check()).toEqual({ reasons: [] });
    await damage(file, (await stat(file)).size);

    let reasons: readonly string[] = [];
    for (let probes = 0; probes < maxProbes && reasons.length === 0; probes += 1)
      ({ reasons } = await check());

    expect(reasons).toEqual(["DATABASE_DAMAGED"]);
    expect(catalogue.health.damage()).toMatch(/^SQLITE_(CORRUPT|NOTADB): |^The file is empty/);
    expect(await check()).toMatchObject({ reasons: ["DATABASE_DAMAGED"] });
  });

  it("is named by `check`, table by table, with what to do", async () => {
    await damage(file, (await stat(file)).size);

    const found = await problemsOf(`sqlite:${file}`);

    const messages = found.map(({ message }) => message);
    expect(messages[0]).toMatch(first);
    expect([howToRestore, messages[0]]).toContain(messages.at(-1));
    for (const message of messages.slice(1, -1)) expect(message).toMatch(/^Table \w+ is damaged: ./);
  });
});

/** As the command has them: a file that cannot be opened is looked at all the same. */
async function problemsOf(url: string) {
  try {
    const catalogue = await Catalogue.open(url);
    afterTests(() => catalogue.close());
    return await catalogue.check();
  } catch (error) {
    if ((error as RostrumError).code !== "DATABASE_DAMAGED") throw error;
    return Catalogue.checkDamaged(url);
  }
}

it("Damage is met by a request that reads it", async () => {
  const url = await temporaryDatabaseUrl();
  const filling = await Catalogue.open(url);
  await importDataFolder(filling, `${projectFolder}/data`);
  await filling.close();
  await overwritePages(fileOf(url), "person");
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  expect(catalogue.health.damage()).toBeNull();

  await expect(catalogue.reader.all(sql`select "description" from "person"`)).rejects.toThrow(
    "SQLITE_CORRUPT",
  );

  expect(catalogue.health.damage()).toMatch(/^SQLITE_CORRUPT: /);
});

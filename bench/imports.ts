import "reflect-metadata";

import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import sqlite3 from "sqlite3";

import { Catalogue } from "../src/catalogue/catalogue";
import { importFiles } from "../src/importers/import-files";

/**
 * An import of a feed, with identification, history and projections, beside the limit: the same rows put into the same tables, with their
 * indexes, by the same driver in one transaction. Each in a process of its own, for its memory.
 */
const { values } = parseArgs({
  options: {
    items: { type: "string", default: "5000,20000" },
    json: { type: "boolean", default: false },
    measure: { type: "string" },
    database: { type: "string", default: "" },
    file: { type: "string", default: "" },
  },
});

interface Measured {
  /** Of all tables; 0 where they were not counted. */
  readonly rows: number;
  readonly cpuSeconds: number;
  /** The most that the process had resident, in MB. */
  readonly peakMb: number;
}

async function main(): Promise<void> {
  const results = [];
  for (const items of values.items.split(",").map(Number)) {
    const folder = await mkdtemp(join(tmpdir(), "rostrum-bench-"));
    const [file, database] = [join(folder, "feed.xml"), join(folder, "imported.sqlite")];
    await writeFile(file, feedOf(items));
    const imported = measured("import", { database, file });
    const limit = measured("limit", { database, file });
    results.push({ items, rows: limit.rows, imported, limit, ratio: limit.cpuSeconds / imported.cpuSeconds });
    await rm(folder, { recursive: true });
  }
  if (values.json) {
    print(JSON.stringify(results, null, 2));
    return;
  }
  print(
    `Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model.trim() ?? "of an unknown kind"}`,
  );
  for (const { items, rows, imported, limit, ratio } of results) {
    const rate = ({ cpuSeconds }: Measured) => Math.round(rows / cpuSeconds);
    print(
      `${items} items, ${rows} rows: import ${imported.cpuSeconds.toFixed(1)} s of CPU (${rate(imported)} rows a second, ${imported.peakMb} MB), ` +
        `limit ${limit.cpuSeconds.toFixed(1)} s (${rate(limit)} rows a second): ${ratio.toFixed(2)} of the limit`,
    );
  }
}

function measured(what: string, { database, file }: { database: string; file: string }): Measured {
  const words = ["--measure", what, "--database", database, "--file", file];
  return JSON.parse(execFileSync(process.execPath, [__filename, ...words], { encoding: "utf8" })) as Measured;
}

/** A feed in which each item has a date, a page and one of many guests, as large ones have. */
function feedOf(items: number): string {
  const written = Array.from({ length: items }, (_, at) => {
    const guest = `Given${at % Math.ceil(items / 7)} Family${at % 97}`;
    const day = new Date(Date.UTC(2000, 0, 1 + (at % 9_000), 10)).toUTCString();
    return `<item><guid>g${at}</guid><title>Talk number ${at}</title><pubDate>${day}</pubDate><link>https://made.example/${at}</link><podcast:person role="guest">${guest}</podcast:person></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
    <title>Made Up</title><podcast:person>Ann Host</podcast:person>${written.join("\n")}</channel></rss>`;
}

async function measureImport(): Promise<Omit<Measured, "peakMb">> {
  const catalogue = await Catalogue.open(`sqlite:${values.database}`);
  await catalogue.migrate();
  const start = process.cpuUsage();
  await importFiles(catalogue, [values.file]);
  const cpuSeconds = secondsSince(start);
  await catalogue.close();
  return { rows: 0, cpuSeconds };
}

/** Copies every row of every table, from memory, into a database that is migrated and empty. */
async function measureLimit(): Promise<Omit<Measured, "peakMb">> {
  const tables = await tablesOf(values.database);
  const target = `${values.database}-limit`;
  const catalogue = await Catalogue.open(`sqlite:${target}`);
  await catalogue.migrate();
  await catalogue.close();
  const database = new sqlite3.Database(target);
  const run = (sql: string, given: unknown[] = []) =>
    new Promise<void>((resolve, reject) => {
      database.run(sql, given, (error) => (error ? reject(error) : resolve()));
    });
  await run("pragma foreign_keys = off");
  const start = process.cpuUsage();
  await run("begin");
  for (const { name, columns, rows } of tables) {
    await run(`delete from "${name}"`);
    const selected = columns.map((_, index) => `value->>${index}`).join(", ");
    for (let at = 0; at < rows.length; at += 5_000) {
      const batch = JSON.stringify(rows.slice(at, at + 5_000));
      await run(
        `insert into "${name}" (${columns.map((one) => `"${one}"`).join(", ")}) select ${selected} from json_each(?)`,
        [batch],
      );
    }
  }
  await run("commit");
  const cpuSeconds = secondsSince(start);
  return { rows: tables.reduce((sum, { rows }) => sum + rows.length, 0), cpuSeconds };
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: ReadonlyArray<readonly unknown[]>;
}

async function tablesOf(file: string): Promise<Table[]> {
  const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
  const all = <Row>(sql: string) =>
    new Promise<Row[]>((resolve, reject) => {
      database.all<Row>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  const names = await all<{ name: string }>(
    "select name from pragma_table_list where type = 'table' and schema = 'main' and name not like 'sqlite_%'",
  );
  const tables: Table[] = [];
  for (const { name } of names) {
    const columns = await all<{ name: string }>(`select name from pragma_table_info('${name}')`);
    const rows = await all<Record<string, unknown>>(`select * from "${name}"`);
    tables.push({
      name,
      columns: columns.map((column) => column.name),
      rows: rows.map((row) => Object.values(row)),
    });
  }
  return tables;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function measure(work: () => Promise<Omit<Measured, "peakMb">>): Promise<void> {
  const found = await work();
  print(JSON.stringify({ ...found, peakMb: Math.round(process.resourceUsage().maxRSS / 1_024) }));
}

void (values.measure === "import"
  ? measure(measureImport)
  : values.measure === "limit"
    ? measure(measureLimit)
    : main());

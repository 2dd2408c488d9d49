import { eachRow, item, newStatistics } from "../../database/sql/dialect";
import { join, sql } from "../../database/sql/sql";
import type { Outcome, Reader, Row, Transaction, Writer } from "../../database/statements";
import { RostrumError } from "../../domain/errors";
import { revisionsOf, revisionOf, setRevisions } from "../../projections/revisions";
import { rebuild } from "../../projections/update";
import { ContentHash, contentHashOf } from "../content/content-hash";
import { contentTables, memoryTables, quoted, rowsOf, type ContentTable } from "../content/content-tables";

/** What was copied. */
export interface Copied {
  /** Rows of tables of the content, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** The content's hash, which is the same at both ends. */
  readonly hash: string;
}

/** How far it is. `done` is from 0 to 1; null where it is not known. */
export type OnCopied = (what: string, done: number | null) => void;

/** After so many attempts, each spoilt by an edit of the source, it gives up. */
const maxAttempts = 3;

/**
 * Copies the content of a catalogue into an empty one, in one transaction there, and rebuilds what is derived from it.
 * Nothing is kept unless the target then has the same content by its hash, and the source was not edited meanwhile.
 */
export async function copyContent(
  source: Reader,
  writer: Writer,
  onCopied: OnCopied = () => undefined,
): Promise<Copied> {
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const before = await revisionOf(source);
    const copied = await writer.transaction(async (transaction): Promise<Outcome<Copied | null>> => {
      await assertEmpty(transaction);
      const result = await copyInto(transaction, source, onCopied);
      const isOfOneMoment = (await revisionOf(source)) === before;
      return { result: isOfOneMoment ? result : null, commit: isOfOneMoment };
    });
    if (copied) return copied;
  }
  throw new RostrumError(
    "CATALOGUE_UNREADY",
    `The source was edited each of the ${maxAttempts} times that it was copied, and nothing was kept. Copy it while there are no edits.`,
  );
}

async function assertEmpty(transaction: Transaction): Promise<void> {
  for (const { name } of [...contentTables, ...memoryTables]) {
    const [row] = await transaction.all(sql`select 1 as found from ${quoted([name])} limit 1`);
    if (row) {
      throw new RostrumError(
        "BAD_SETTING",
        `Expected an empty database to copy into, but its table ${name} has rows. Make a new one.`,
      );
    }
  }
}

async function copyInto(transaction: Transaction, source: Reader, onCopied: OnCopied): Promise<Copied> {
  const counts = await countRows(source);
  const total = Math.max(
    1,
    [...counts.values()].reduce((one, other) => one + other),
  );
  const [rows, hash]: [Record<string, number>, ContentHash] = [{}, new ContentHash()];
  let done = 0;
  for (const table of contentTables) {
    rows[table.name] = 0;
    hash.begin(table);
    for await (const batch of rowsOf(source, table)) {
      await insertRows(transaction, table, batch);
      hash.add(table, batch);
      rows[table.name] = (rows[table.name] ?? 0) + batch.length;
      done += batch.length;
      onCopied(`Copying ${table.name}`, Math.min(1, done / total));
    }
  }
  for (const table of memoryTables) {
    for await (const batch of rowsOf(source, table)) await insertRows(transaction, table, batch);
  }
  // For the rebuild, and then for readers: a plan made without statistics reads whole tables.
  await transaction.run(newStatistics);
  onCopied("Rebuilding the projections", null);
  await setRevisions(transaction, await revisionsOf(source));
  await rebuild(transaction);
  await transaction.run(newStatistics);

  onCopied("Comparing both sides", null);
  const [from, to] = [hash.digest(), await contentHashOf(transaction)];
  if (from !== to) {
    throw new Error(`Expected the copy to have the hash ${from}, but it has ${to}. Nothing was kept.`);
  }
  return { rows, hash: to };
}

async function countRows(source: Reader): Promise<Map<string, number>> {
  const statements = contentTables.map(
    ({ name }) => sql`select ${name} as "name", count(*) as "rows" from ${quoted([name])}`,
  );
  const found = await source.all<{ name: string; rows: number }>(join(statements, " union all "));
  return new Map(found.map(({ name, rows }) => [name, rows]));
}

async function insertRows(
  transaction: Transaction,
  { name, columns }: ContentTable,
  rows: readonly Row[],
): Promise<void> {
  const names = columns.map((column) => column.name);
  const values = columns.map(({ sqlType }, index) => item("copied", index, sqlType));
  const given = rows.map((row) => names.map((column) => row[column] ?? null));
  await transaction.run(
    sql`insert into ${quoted([name])} (${quoted(names)})
        select ${join(values, ", ")} from ${eachRow(given, "copied")}`,
  );
}

import { among, each, eachRow, item } from "../database/sql/dialect";
import { raw, sql } from "../database/sql/sql";
import type { Reader, Transaction } from "../database/statements";
import type { ProjectionName } from "./projection";

/** The revision that every edit raises, unless it changed nothing. */
const catalogue = "catalogue";

/** The revision that is raised whenever a person was forgotten: what a process keeps of texts is from before. */
export const forgotten = "forgotten";

export type RevisionName = ProjectionName | typeof catalogue | typeof forgotten;

/**
 * When these projections last changed, as a cache key for what was computed from them. Without names, when the catalogue
 * did: the key for what reads entities too.
 */
export async function revisionOf(
  reader: Reader,
  names: readonly RevisionName[] = [catalogue],
): Promise<string> {
  const rows = await reader.all<{ name: string; value: number }>(
    sql`select r."name", r."value" from "revision" r where ${among(raw(`r."name"`), names)}`,
  );
  return revisionText(rows);
}

/** Several revisions as one. */
export const revisionText = (
  rows: ReadonlyArray<{ readonly name: string; readonly value: number }>,
): string =>
  rows
    .map(({ name, value }) => `${name} ${value}`)
    .toSorted()
    .join(", ");

/**
 * Raises revisions. The last statement of an edit, so that the lock on these rows is held for as short as possible.
 *
 * A revision is the time of the edit, or the next number if that is not later. A count would come back with other data when
 * a database is filled anew or restored, and clients would keep their old answers.
 */
export async function bumpRevisions(transaction: Transaction, names: readonly string[]): Promise<void> {
  await transaction.run(
    sql`insert into "revision" ("name", "value")
        select n.value, cast(${secondsSince2026()} as integer) from ${each([...names, catalogue], "n")} where true
        on conflict ("name") do update set "value" =
          case when excluded."value" > "revision"."value" then excluded."value" else "revision"."value" + 1 end`,
  );
}

/** The column has four bytes on PostgreSQL: enough until 2094. */
function secondsSince2026(): number {
  return Math.max(1, Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 1_000));
}

/** By projection, the rules that its tables were last built by. */
export async function madeBy(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.all<{ name: string; madeBy: string }>(
    sql`select r."name", r."madeBy" from "revision" r`,
  );
  return new Map(rows.map((row) => [row.name, row.madeBy]));
}

export async function rememberMadeBy(transaction: Transaction, name: string, rules: string): Promise<void> {
  await transaction.run(
    sql`insert into "revision" ("name", "madeBy") values (${name}, ${rules})
        on conflict ("name") do update set "madeBy" = excluded."madeBy"`,
  );
}

/** By name, when each part last changed. */
export async function revisionsOf(reader: Reader): Promise<Map<string, number>> {
  const rows = await reader.all<{ name: string; value: number }>(
    sql`select r."name", r."value" from "revision" r`,
  );
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** For a copy of a catalogue: what was worked out from a revision of the source is not taken for one of the copy. */
export async function setRevisions(
  transaction: Transaction,
  values: ReadonlyMap<string, number>,
): Promise<void> {
  await transaction.run(
    sql`insert into "revision" ("name", "value")
        select ${item("given", 0)}, ${item("given", 1, "integer")} from ${eachRow([...values], "given")} where true
        on conflict ("name") do update set "value" = excluded."value"`,
  );
}

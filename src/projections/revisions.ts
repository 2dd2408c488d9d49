import { among, each, eachRow, item } from "../database/sql/dialect";
import { raw, sql } from "../database/sql/sql";
import type { Reader, Transaction } from "../database/statements";
import type { ProjectionName } from "./projection";

/** The revision that every edit raises, unless it changed nothing. */
const catalogue = "catalogue";

/**
 * How often these projections have changed, as a cache key for what was computed from them. Without names, how often the
 * catalogue has: the key for what reads entities too.
 */
export async function revisionOf(
  reader: Reader,
  names: ReadonlyArray<ProjectionName | typeof catalogue> = [catalogue],
): Promise<string> {
  const rows = await reader.all<{ name: string; value: number }>(
    sql`select r."name", r."value" from "revision" r where ${among(raw(`r."name"`), names)} order by r."name"`,
  );
  return rows.map(({ name, value }) => `${name} ${value}`).join(", ");
}

/** Raises revisions. The last statement of an edit, so that the lock on these rows is held for as short as possible. */
export async function bumpRevisions(transaction: Transaction, names: readonly string[]): Promise<void> {
  await transaction.run(
    sql`insert into "revision" ("name", "value") select n.value, 1 from ${each([...names, catalogue], "n")} where true
        on conflict ("name") do update set "value" = "revision"."value" + 1`,
  );
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

/** By name, how often each part has changed. */
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

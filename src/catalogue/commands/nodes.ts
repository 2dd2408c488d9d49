import { among, each, table } from "../../database/sql/dialect";
import { join, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, type TypeName } from "../../domain/ids";

/** Registers these ids, so that their existence can be checked without the tables of their types. */
export async function saveNodes(transaction: Transaction, ids: readonly string[]): Promise<void> {
  // `where true`: without it SQLite takes "on conflict" for the condition of a join.
  await transaction.run(
    sql`insert into "node" ("id") select n.value from ${each(ids, "n")} where true
        on conflict ("id") do update set "removedOn" = null, "mergedInto" = null`,
  );
}

/** Marks these ids as removed. They stay registered, and are never reused. */
export async function removeNodes(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  await transaction.run(sql`update "node" set "removedOn" = ${today} where ${among(sql`"id"`, ids)}`);
}

/** Registers the ids of all rows, and marks ids without a row as removed. */
export async function rebuildNodes(transaction: Transaction): Promise<void> {
  const types = Object.keys(idPrefixes) as TypeName[];
  const held = join(
    types.map((type) => sql`select "id" from ${table(type)}`),
    " union all ",
  );
  const today = new Date().toISOString().slice(0, 10);
  await transaction.run(
    sql`insert into "node" ("id") select h."id" from (${held}) h where true
        on conflict ("id") do update set "removedOn" = null, "mergedInto" = null`,
  );
  await transaction.run(
    sql`update "node" set "removedOn" = ${today}
        where "removedOn" is null and "mergedInto" is null and "id" not in (${held})`,
  );
}

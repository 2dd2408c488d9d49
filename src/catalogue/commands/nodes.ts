import { among, eachRow, item, table } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, type TypeName } from "../../domain/ids";

/** The versions that these ids get by one more change, by id: 1 for new ones. */
export async function nextVersions(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await transaction.all<{ id: string; version: number }>(
    sql`select n."id", n."version" from "node" n where ${among(raw('n."id"'), ids)}`,
  );
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return new Map(ids.map((id) => [id, (versions.get(id) ?? 0) + 1]));
}

/** Registers these ids with their versions, so that their existence can be checked without the tables of their types. */
export async function saveNodes(
  transaction: Transaction,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  // `where true`: without it SQLite takes "on conflict" for the condition of a join.
  await transaction.run(
    sql`insert into "node" ("id", "version") select ${item("n", 0)}, ${item("n", 1, "integer")}
        from ${eachRow([...versions], "n")} where true
        on conflict ("id") do update set "version" = excluded."version", "removedOn" = null, "mergedInto" = null`,
  );
}

/** Marks these ids as removed, which is a change of each. They stay registered, and are never reused. */
export async function removeNodes(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  await transaction.run(
    sql`update "node" set "removedOn" = ${today}, "version" = "version" + 1 where ${among(sql`"id"`, ids)}`,
  );
}

/** Registers the ids of all rows, and marks ids without a row as removed. */
export async function rebuildNodes(transaction: Transaction): Promise<void> {
  const types = Object.keys(idPrefixes) as TypeName[];
  const held = join(
    types.map((type) => sql`select "id", "version" from ${table(type)}`),
    " union all ",
  );
  const today = new Date().toISOString().slice(0, 10);
  await transaction.run(
    sql`insert into "node" ("id", "version") select h."id", h."version" from (${held}) h where true
        on conflict ("id") do update set "removedOn" = null, "mergedInto" = null`,
  );
  await transaction.run(
    sql`update "node" set "removedOn" = ${today}
        where "removedOn" is null and "mergedInto" is null and "id" not in (select h."id" from (${held}) h)`,
  );
}

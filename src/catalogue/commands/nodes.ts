import { among, eachRow, item, table } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { idPrefixes, type TypeName } from "../../domain/ids";

/** What these ids get by one more change. */
export interface NextVersions {
  /** By id: 1 for new ones. */
  readonly versions: ReadonlyMap<string, number>;
  /** Those that lead to another until now. */
  readonly merged: ReadonlySet<string>;
}

export async function nextVersions(transaction: Transaction, ids: readonly string[]): Promise<NextVersions> {
  const rows = await transaction.all<{ id: string; version: number; mergedInto: string | null }>(
    sql`select n."id", n."version", n."mergedInto" from "node" n where ${among(raw('n."id"'), ids)}`,
  );
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return {
    versions: new Map(ids.map((id) => [id, (versions.get(id) ?? 0) + 1])),
    merged: new Set(rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : id))),
  };
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

/** Lets these ids lead to others, which is a change of each, and with them all that led to them. */
export async function mergeNodes(
  transaction: Transaction,
  survivors: ReadonlyMap<string, string>,
): Promise<void> {
  const [merged, survivor] = [item("m", 0), item("m", 1)];
  const pairs = eachRow([...survivors], "m");
  await transaction.run(
    sql`update "node" set "mergedInto" = ${survivor} from ${pairs} where "node"."mergedInto" = ${merged}`,
  );
  await transaction.run(
    sql`update "node" set "mergedInto" = ${survivor}, "version" = "version" + 1 from ${pairs} where "node"."id" = ${merged}`,
  );
}

/** Lets ids that were merged lead to these instead. */
export async function redirectNodes(
  transaction: Transaction,
  survivors: ReadonlyMap<string, string>,
): Promise<void> {
  await transaction.run(
    sql`update "node" set "mergedInto" = ${item("m", 1)} from ${eachRow([...survivors], "m")} where "node"."id" = ${item("m", 0)}`,
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

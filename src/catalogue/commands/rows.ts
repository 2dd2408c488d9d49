import { among, eachRow, item, table } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { typeOfId, type TypeName } from "../../domain/ids";
import { entityShapes, toRow, type EntityColumn, type Part } from "../../entities/columns";
import { following } from "../../entities/relations";
import type { RowChange } from "../../projections/affected";
import { readValues, type Values } from "../content/read-values";

/** A change of a row, with what it was before: the values of its columns as JSON, null for a new row. */
export interface FoundChange extends RowChange {
  readonly before: Values | null;
}

/** Rows as they are written, by id. */
export type Rows = ReadonlyMap<string, readonly unknown[]>;

/** The rows that differ from the stored ones, with the columns that differ. */
export async function findChanges(
  transaction: Transaction,
  type: TypeName,
  rows: Rows,
): Promise<FoundChange[]> {
  const stored = await readValues(transaction, type, [...rows.keys()]);
  const found = [...rows.keys()].map((id) => ({ id, before: stored.get(id) ?? null }));
  return changesTo(type, rows, found);
}

/** Those of these entities whose rows differ from what was before, with the columns that differ. */
export function changesTo(
  type: TypeName,
  rows: Rows,
  found: ReadonlyArray<Pick<FoundChange, "id" | "before">>,
): FoundChange[] {
  const compared = entityShapes[type].columns.flatMap((column, index) =>
    column.isKept ? [] : [{ column, index }],
  );
  return found.flatMap(({ id, before }): FoundChange[] => {
    if (!before) return [{ id, columns: null, before: null }];
    const row = rows.get(id) ?? [];
    const columns = compared.filter(({ column, index }) => before[index] !== asJson(column, row[index]));
    if (columns.length === 0) return [];
    return [{ id, columns: new Set(columns.map(({ column }) => column.name)), before }];
  });
}

function asJson({ isJson }: EntityColumn, value: unknown): string {
  return isJson ? JSON.stringify(JSON.parse(value as string)) : JSON.stringify(value);
}

/** Inserts or replaces these rows, which get these versions. Then writes their parts. */
export async function upsertRows(
  transaction: Transaction,
  type: TypeName,
  given: Rows,
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const all = entityShapes[type].columns;
  const versionPlace = all.findIndex(({ name }) => name === "version");
  const rows = [...given].map(([id, row]) => row.with(versionPlace, versions.get(id)));
  const own = all.map((column, index) => ({ column, index })).filter(({ column }) => !column.part);
  const names = raw(own.map(({ column }) => `"${column.name}"`).join(", "));
  const values = own.map(({ column, index }) => valueOf(type, column, index));
  const updates = own
    .filter(({ column }) => column.name !== "id" && !isFollowed(column))
    .map(({ column }) => raw(`"${column.name}" = excluded."${column.name}"`));

  await transaction.run(
    sql`insert into ${table(type)} (${names})
        select ${join(values, ", ")} from ${eachRow(rows, "given")} where true
        on conflict ("id") do update set ${join(updates, ", ")}`,
  );
  const idPlace = all.findIndex(({ name }) => name === "id");
  for (const [index, { part }] of all.entries()) {
    if (!part) continue;
    const lists = rows.map((row) => [row[idPlace] as string, row[index] as readonly unknown[]] as const);
    await replaceParts(transaction, part, lists);
  }
}

const isFollowed = ({ name, isKept }: EntityColumn): boolean => isKept && name !== "version";

/** A copy of another row's column is taken where that row is there; if not, it is filled later, and is a value that the column accepts. */
function valueOf(type: TypeName, { name, sqlType }: EntityColumn, index: number): Sql {
  const followed = following.find((one) => one.from === type && one.owner === "id" && one.name === name);
  if (!followed) return item("given", index, sqlType);
  const key = entityShapes[type].columns.findIndex((one) => one.name === followed.key);
  return sql`coalesce((select ${raw(`f."${followed.column}"`)} from ${table(followed.to)} f where f."id" = ${item("given", key)}), '')`;
}

async function replaceParts(
  transaction: Transaction,
  { table: name, key, arms, fields }: Part,
  lists: ReadonlyArray<readonly [owner: string, elements: readonly unknown[]]>,
): Promise<void> {
  const [rows, owner] = [raw(`"${name}"`), raw(`"${key}"`)];
  const owners = lists.map(([id]) => id);
  await transaction.run(sql`delete from ${rows} where ${among(owner, owners)}`);

  const columns = fields.length > 0 ? fields : arms.map(({ column }) => column);
  const valuesOf = (element: unknown) =>
    fields.length > 0
      ? fields.map((field) => (element as Record<string, unknown>)[field] ?? null)
      : arms.map(({ to }) => (arms.length === 1 || typeOfId(element as string) === to ? element : null));
  const parts = lists.flatMap(([id, elements]) =>
    elements.map((element, index) => [id, index + 1, ...valuesOf(element)]),
  );
  if (parts.length === 0) return;
  const given = columns.map((_, index) => item("part", index + 2));
  await transaction.run(
    sql`insert into ${rows} (${owner}, "position", ${raw(columns.map((column) => `"${column}"`).join(", "))})
        select ${item("part", 0)}, ${item("part", 1, "integer")}, ${join(given, ", ")} from ${eachRow(parts, "part")}`,
  );
}

export async function deleteRows(
  transaction: Transaction,
  type: TypeName,
  ids: readonly string[],
): Promise<void> {
  for (const { part } of entityShapes[type].columns) {
    if (part)
      await transaction.run(
        sql`delete from ${raw(`"${part.table}"`)} where ${among(raw(`"${part.key}"`), ids)}`,
      );
  }
  await transaction.run(sql`delete from ${table(type)} where ${among(sql`"id"`, ids)}`);
}

/** The rows of these entities by id, as in the database. For a repeated id the last one counts. */
export function rowsOf(type: TypeName, entities: readonly object[]): Map<string, readonly unknown[]> {
  const index = entityShapes[type].columns.findIndex(({ name }) => name === "id");
  return new Map(
    entities.map((entity) => {
      const row = toRow(type, entity);
      return [row[index] as string, row];
    }),
  );
}

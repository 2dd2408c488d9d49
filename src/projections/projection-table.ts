import { getMetadataArgsStorage } from "typeorm";

import { among, eachRow, item } from "../database/sql/dialect";
import { join, raw, sql, type Sql } from "../database/sql/sql";
import type { Transaction } from "../database/statements";
import type { ProjectionTable } from "./projection";

/** A projection's table, from the decorators of its class. */
export function tableOf(rows: new () => object): ProjectionTable {
  const storage = getMetadataArgsStorage();
  const name = storage.tables.find(({ target }) => target === rows)?.name;
  if (!name) throw new Error(`${rows.name} lacks @Entity with a name.`);
  const columns = storage.filterColumns(rows);
  return {
    rows,
    name,
    columns: columns.map(({ propertyName, options }) => ({
      name: propertyName,
      type: options.type as "text" | "integer",
    })),
    key: columns.filter(({ options }) => options.primary).map(({ propertyName }) => propertyName),
  };
}

const quoted = (names: readonly string[]): Sql => raw(names.map((name) => `"${name}"`).join(", "));

/** `"related"`, and its columns in order. */
export const nameOf = (table: ProjectionTable): Sql => quoted([table.name]);
export const columnsOf = (table: ProjectionTable): Sql => quoted(table.columns.map(({ name }) => name));

/**
 * Replaces the rows of these subjects by what `wanted` selects, writing only differences. `wanted` selects the table's
 * columns by name; `within` restricts which rows of the subjects are replaced. Returns the number of written rows.
 */
export async function replaceRows(
  transaction: Transaction,
  table: ProjectionTable,
  subject: string,
  subjects: readonly string[],
  wanted: Sql,
  within: Sql = sql`true`,
): Promise<number> {
  const key = quoted(table.key);
  const ofSubjects = sql`${within} and ${among(quoted([subject]), subjects)}`;
  // Most subjects of a first import have no rows yet: then there is nothing to compare.
  const known = await transaction.all(sql`select 1 from ${nameOf(table)} where ${ofSubjects} limit 1`);
  const removed =
    known.length === 0
      ? 0
      : await transaction.run(sql`
          delete from ${nameOf(table)} where (${key}) in (
            select ${key} from ${nameOf(table)} where ${ofSubjects}
            except
            select ${key} from (${wanted}) wanted)`);
  return (
    removed +
    (await transaction.run(
      sql`${insertInto(table)} select ${columnsOf(table)} from (${wanted}) wanted ${onConflict(table)}`,
    ))
  );
}

/** A statement that selects rows computed in JavaScript, each with the table's columns in order. */
export function givenRows(table: ProjectionTable, given: ReadonlyArray<readonly unknown[]>): Sql {
  const values = table.columns.map(
    ({ name, type }, index) => sql`${item("given", index, type)} as ${quoted([name])}`,
  );
  return sql`select ${join(values, ", ")} from ${eachRow(given, "given")}`;
}

/** Inserts these rows, or updates existing ones that differ. Returns the number of written rows. */
export async function addRows(
  transaction: Transaction,
  table: ProjectionTable,
  given: ReadonlyArray<readonly unknown[]>,
): Promise<number> {
  if (given.length === 0) return 0;
  return transaction.run(sql`${insertInto(table)} ${givenRows(table, given)} ${onConflict(table)}`);
}

/** Deletes the rows with these keys, each with the values of the primary key in its order. */
export async function removeRows(
  transaction: Transaction,
  table: ProjectionTable,
  keys: ReadonlyArray<readonly unknown[]>,
): Promise<number> {
  if (keys.length === 0) return 0;
  const values = table.key.map((name, index) => {
    const { type } = table.columns.find((column) => column.name === name) ?? { type: "text" as const };
    return item("gone", index, type);
  });
  return transaction.run(
    sql`delete from ${nameOf(table)} where (${quoted(table.key)}) in (
      select ${join(values, ", ")} from ${eachRow(keys, "gone")})`,
  );
}

const insertInto = (table: ProjectionTable): Sql => sql`insert into ${nameOf(table)} (${columnsOf(table)})`;

/** Updates an existing row if it differs. Without `where true` SQLite parses "on" as that of a join. */
function onConflict(table: ProjectionTable): Sql {
  const others = table.columns.map(({ name }) => name).filter((name) => !table.key.includes(name));
  if (others.length === 0) return sql`where true on conflict (${quoted(table.key)}) do nothing`;
  const own = others.map((name) => `"${table.name}"."${name}"`).join(", ");
  const given = others.map((name) => `excluded."${name}"`).join(", ");
  const set = others.map((name) => `"${name}" = excluded."${name}"`).join(", ");
  return raw(
    `where true on conflict (${table.key.map((name) => `"${name}"`).join(", ")}) do update set ${set} where (${own}) is distinct from (${given})`,
  );
}

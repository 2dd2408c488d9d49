import { join, raw, sql, type Sql } from "../../database/sql/sql";
import type { Reader, Row } from "../../database/statements";
import { declaredTable, type DeclaredColumn } from "../../entities/columns";
import { memoryClasses, NodeRow, SlugRow } from "../../entities/identity-tables";
import { tableClasses } from "../../entities/relations";

/** A table that holds what people stated, or the ids and slugs of it: everything else is derived from these. */
export interface ContentTable {
  readonly name: string;
  readonly columns: readonly DeclaredColumn[];
  /** The columns of its primary key, in order. */
  readonly key: readonly string[];
}

/** Every table of the content. The revisions are counters, and the tables of projections are rebuilt. */
export const contentTables: readonly ContentTable[] = [NodeRow, SlugRow, ...tableClasses].map(asContentTable);

/** What is stated now: of the content, the entities without their versions. */
export const statedTables: readonly ContentTable[] = tableClasses.map((entity) => {
  const { name: table, columns, key } = asContentTable(entity);
  return { name: table, key, columns: columns.filter(({ name }) => name !== "version") };
});

/** What is kept beside the content, of loads, changes and keys: moved with it, and no part of its hash. */
export const memoryTables: readonly ContentTable[] = memoryClasses.map(asContentTable);

function asContentTable(entity: new () => object): ContentTable {
  const { name, columns } = declaredTable(entity);
  return { name, columns, key: columns.filter(({ isKey }) => isKey).map((column) => column.name) };
}

export const quoted = (names: readonly string[]): Sql => raw(names.map((name) => `"${name}"`).join(", "));

const batchSize = 5_000;

/** The rows in the order of the primary key, by bytes, in batches: one statement each. */
export async function* rowsOf(reader: Pick<Reader, "all">, table: ContentTable): AsyncGenerator<Row[]> {
  const names = table.columns.map(({ name }) => name);
  const key = quoted(table.key);
  let after: Sql = raw("true");
  for (;;) {
    const rows = await reader.all(
      sql`select ${quoted(names)} from ${quoted([table.name])} where ${after} order by ${key} limit ${raw(String(batchSize))}`,
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < batchSize) return;
    after = sql`(${key}) > (${join(
      table.key.map((name) => last[name]),
      ", ",
    )})`;
  }
}

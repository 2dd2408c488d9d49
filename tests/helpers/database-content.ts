import { raw } from "../../src/database/sql/sql";
import type { Reader } from "../../src/database/statements";
import { declaredTable } from "../../src/entities/columns";
import { tableClasses } from "../../src/entities/relations";
import { projections } from "../../src/projections";

/** The upserted rows, and their former slugs. */
export const baseTables: readonly string[] = [
  ...tableClasses.map((entity) => declaredTable(entity).name),
  "slug",
];

/** What the writer keeps beside it. */
export const projectedTables: readonly string[] = projections.flatMap(({ tables }) =>
  tables.map(({ name }) => name),
);

/** What is empty again once everything is removed: slugs and ids stay as history. */
export const currentTables: readonly string[] = [...baseTables, ...projectedTables].filter(
  (table) => table !== "slug",
);

/** And the table that knows every id, beside all of it. */
const everyTable: readonly string[] = [...baseTables, "node", ...projectedTables];

/** The rows of these tables, in an order of their own, to hold one state of a database against another. */
export async function contentOf(
  reader: Reader,
  tables: readonly string[] = everyTable,
): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await reader.all(raw(`select * from "${table}"`));
    content[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return content;
}

import { searchTables } from "../../src/catalogue/read-models/search-by-definition";
import type { Reader } from "../../src/catalogue/statements";
import { idPrefixes } from "../../src/domain/ids";

/** What was put, and the slugs that it had. */
export const baseTables: readonly string[] = [...Object.values(idPrefixes), "slug"];

/** What the writer keeps beside it. */
export const readModels: readonly string[] = [
  "related",
  "timeline_entry",
  "participation",
  "data_gap",
  ...searchTables,
];

/** And the table that knows every id, beside all of it. */
const everyTable: readonly string[] = [...baseTables, "node", ...readModels];

/** The rows of these tables, in an order of their own, to hold one state of a database against another. */
export async function contentOf(
  reader: Reader,
  tables: readonly string[] = everyTable,
): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await reader.all(`select * from ${table}`);
    content[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return content;
}

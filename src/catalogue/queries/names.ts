import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";

/** The main names of these entities, from the search projection; no entry without a name. */
export async function findNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.all<{ id: string; names: string }>(
    sql`select e."id", e."names" from "search_entry" e where ${among(raw('e."id"'), ids)}`,
  );
  return new Map(
    rows.flatMap(({ id, names }) => {
      const [main] = JSON.parse(names) as string[];
      return main === undefined ? [] : [[id, main] as const];
    }),
  );
}

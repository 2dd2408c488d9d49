import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";

/** When each of these entities last changed, by id: ISO 8601 in UTC. */
export async function lastChangesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.all<{ id: string; at: string }>(
    sql`select c."entityId" as "id", max(e."at") as "at" from "change" c join "edit" e on e."number" = c."edit"
      where ${among(raw('c."entityId"'), ids)} group by c."entityId"`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

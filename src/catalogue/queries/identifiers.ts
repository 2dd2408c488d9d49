import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { IdentifierScheme } from "../../domain/identifiers";

/** The ids of the entities with this identifier, in the registry's spelling. Several only if it is disputed. */
export async function findByIdentifier(
  reader: Reader,
  scheme: IdentifierScheme,
  value: string,
): Promise<string[]> {
  const rows = await reader.all<{ ownerId: string }>(
    sql`select i."ownerId" from "identifier" i where i."scheme" = ${scheme} and i."value" = ${value} order by i."ownerId" limit 100`,
  );
  return rows.map(({ ownerId }) => ownerId);
}

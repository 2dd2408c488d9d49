import { among, entityOf, table } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { TypeName } from "../../domain/ids";

/** The values of a row in the order of its columns, each as JSON, so that equal texts are equal values. */
export type Values = readonly string[];

/** The values of those rows among these that exist, by id. */
export async function readValues(
  reader: Pick<Reader, "all">,
  type: TypeName,
  ids: readonly string[],
): Promise<Map<string, Values>> {
  const rows = await reader.all<{ id: string; entity: string }>(
    sql`select x."id" as "id", ${entityOf(type, "x")} as "entity" from ${table(type)} x where ${among(sql`x."id"`, ids)}`,
  );
  return new Map(rows.map(({ id, entity }) => [id, valuesIn(entity)]));
}

/** The values of what `entityOf` selects. */
export function valuesIn(entity: string): Values {
  return (JSON.parse(entity) as unknown[]).map((value) => JSON.stringify(value));
}

import { among } from "../../database/sql/dialect";
import { join, raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { TypeName } from "../../domain/ids";
import { referenceColumns } from "../../entities/relations";
import { readStates } from "../history/read-states";
import type { State } from "../history/state";

/** The entities that refer to one of these of a type, by id, each in its state. */
export async function readReferring(
  reader: Pick<Reader, "all">,
  type: TypeName,
  ids: readonly string[],
): Promise<Map<string, State>> {
  const columns = referenceColumns.filter(({ to }) => to === type);
  const questions = columns.map(
    ({ table, owner, column }) =>
      sql`select ${raw(`x."${owner}"`)} as "id" from ${raw(`"${table}"`)} x where ${among(raw(`x."${column}"`), ids)}`,
  );
  const rows = await reader.all<{ id: string }>(
    sql`select distinct f."id" as "id" from (${join(questions, " union all ")}) f order by f."id"`,
  );
  return readStates(
    reader,
    rows.map((row) => row.id),
  );
}

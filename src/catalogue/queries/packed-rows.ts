import { raw, sql, join, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";

/** Control characters that no column of ours contains. */
export const columnSeparator = "\u001f";
export const rowSeparator = "\u001e";

/**
 * Reads rows as one long text instead of objects: a large result takes this thread only as long as copying it. The columns are
 * texts; a null is "". `from` is what follows the column list of a select. The rows come in any order, most often in that of
 * `orderBy`: a caller that needs an order sorts them, in another thread, which is fast for sorted input.
 */
export async function packedRows(
  reader: Reader,
  columns: readonly Sql[],
  { from, orderBy }: { readonly from: Sql; readonly orderBy: Sql },
): Promise<string> {
  const packed = join(
    columns.map((column) => sql`coalesce(${column}, '')`),
    ` || '${columnSeparator}' || `,
  );
  const [found] = await reader.all<{ rows: string | null }>(
    sql`select string_agg(packed."row", ${raw(`'${rowSeparator}'`)}) as "rows"
      from (select ${packed} as "row" ${from} order by ${orderBy}) packed`,
  );
  return found?.rows ?? "";
}

/** The rows of such a text, sorted by their columns from the first to the last. */
export function unpackedRows(packed: string): string[] {
  // Both separators come before all that a column contains, so that comparing rows is comparing columns.
  return packed === "" ? [] : packed.split(rowSeparator).toSorted();
}

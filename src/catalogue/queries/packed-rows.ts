import { raw, sql, join, type Sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";

/** Control characters that no column of ours contains. */
export const columnSeparator = "\u001f";
export const rowSeparator = "\u001e";

const rowsPerPage = 10_000;

/**
 * Reads rows as a few long texts instead of objects: a large result takes this thread only as long as copying
 * it. The columns are texts; a null is "". `from` is what follows the column list of a select.
 */
export async function packedRows(
  reader: Reader,
  columns: readonly Sql[],
  { from, orderBy }: { readonly from: Sql; readonly orderBy: Sql },
): Promise<string[]> {
  const packed = join(
    columns.map((column) => sql`coalesce(${column}, '')`),
    ` || '${columnSeparator}' || `,
  );
  const pages = await reader.all<{ page: string }>(
    sql`select string_agg(packed."row", ${raw(`'${rowSeparator}'`)} order by packed."place") as page
      from (select ${packed} as "row", row_number() over (order by ${orderBy}) - 1 as "place" ${from}) packed
      group by packed."place" / ${raw(String(rowsPerPage))} order by packed."place" / ${raw(String(rowsPerPage))}`,
  );
  return pages.map(({ page }) => page);
}

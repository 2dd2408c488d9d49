import { sql, type Sql } from "../../database/sql/sql";
import type { Keyset } from "./keyset";

/** The same page for every parent, from a CTE `g` with a "parentId", in order. Reads all rows of `g`. */
export const pagedByParent = ({ past, orderBy, size }: Keyset): Sql => sql`
  select numbered.* from (
    select g.*, row_number() over (partition by g."parentId" order by ${orderBy}) as place
    from g where ${past}) numbered
  where numbered.place <= ${size} order by numbered."parentId", numbered.place`;

/** A page for every parent, including those without children. */
export function pagesByParent<Row extends { parentId: string }, Result>(
  rows: readonly Row[],
  parentIds: readonly string[],
  pageOf: (children: readonly Row[], parentId: string) => Result,
): Map<string, Result> {
  const childrenOf = new Map<string, Row[]>(parentIds.map((id) => [id, []]));
  for (const row of rows) childrenOf.get(row.parentId)?.push(row);
  return new Map([...childrenOf].map(([parentId, children]) => [parentId, pageOf(children, parentId)]));
}

import { column, limitOf } from "../../database/sql/dialect";
import { join, raw, sql, type Sql } from "../../database/sql/sql";
import { decodeCursor, notACursor, type Position } from "../../domain/cursors";
import type { Order } from "../../entities/orders";
import type { ListIdentity, PageRequest } from "./page";

/** The clauses of a statement for one page of a list: keyset pagination, bounded by an index range. */
export interface Keyset {
  /** Rows after the cursor; `true` for the first page. */
  readonly past: Sql;
  readonly orderBy: Sql;
  /** One row more than requested, to know whether there is a next page. */
  readonly size: number;
  /** `limit` with that size. */
  readonly limit: Sql;
}

/** `alias` is the table's alias in the statement; `id` may be another unique column. */
export function keysetOf(identity: ListIdentity, request: PageRequest, alias: string, id = "id"): Keyset {
  const { list, order } = identity;
  const after = request.after === null ? null : decodeCursor(list, order.name, request.after);
  const terms = termsOf(order, alias, id);
  const size = request.first + 1;
  return {
    past: after ? pastRow(terms, order, after) : sql`true`,
    orderBy: join(
      terms.map(({ term }) => sql`${term} ${raw(order.direction)}`),
      ", ",
    ),
    size,
    limit: limitOf(size),
  };
}

/** A sort column, and its value in the last row of the previous page. */
interface Term {
  readonly term: Sql;
  readonly valueOn: (row: Position) => Sql;
}

function pastRow(terms: readonly Term[], { direction }: Order, row: Position): Sql {
  const columns = terms.map(({ term }) => term);
  const values = terms.map(({ valueOn }) => valueOn(row));
  return sql`(${join(columns, ", ")}) ${raw(direction === "asc" ? ">" : "<")} (${join(values, ", ")})`;
}

function termsOf({ column: name, emptyLast, isNumber }: Order, alias: string, id: string): Term[] {
  const byId: Term = { term: column(alias, id), valueOn: (row) => sql`${row.id}` };
  if (name === "id") return [byId];

  const bySort: Term = {
    term: column(alias, name),
    valueOn: ({ sortKey }) => sql`${isNumber ? numberIn(sortKey) : sortKey}`,
  };
  const byEmptiness: Term = {
    term: sql`${bySort.term} = ''`,
    valueOn: ({ sortKey }) => sql`${sortKey} = ''`,
  };
  return [...(emptyLast ? [byEmptiness] : []), bySort, byId];
}

/** Cursors hold text. A forged one must not be compared with a numeric column. */
function numberIn(sortKey: string): number {
  if (/^-?\d{1,9}$/.test(sortKey)) return Number(sortKey);
  throw notACursor();
}

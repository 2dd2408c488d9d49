import { decodeCursor } from "../../domain/cursors";
import type { Order } from "../../entities/orders";
import type { Parameters } from "../statements";
import type { ListIdentity, PageRequest } from "./page";

/** The parts of a statement that cut one page out of a list: the keyset method, bounded by an index range. */
export interface Keyset {
  /** Rows past the cursor; `true` on the first page. */
  readonly condition: string;
  readonly orderBy: string;
  /** One row more than asked, to see whether there is a next page. */
  readonly limit: "limit $limit";
  readonly parameters: Parameters;
}

/** `alias` is the table's name in the statement; `id` may be another column where rows are told apart by it. */
export function keysetOf(identity: ListIdentity, request: PageRequest, alias: string, id = "id"): Keyset {
  const { order } = identity;
  const after = request.after === null ? null : decodeCursor(identity.list, order.name, request.after);

  const terms = termsOf(order, alias, id);
  const isFirstPage = after === null;
  return {
    condition: isFirstPage
      ? "true"
      : `(${terms.map(({ column }) => column).join(", ")}) ${order.direction === "asc" ? ">" : "<"} (${terms.map(({ value }) => value).join(", ")})`,
    orderBy: terms.map(({ column }) => `${column} ${order.direction}`).join(", "),
    limit: "limit $limit",
    parameters: {
      $limit: request.first + 1,
      ...(isFirstPage ? {} : { $afterId: after.id }),
      ...(isFirstPage || terms.length === 1 ? {} : { $afterSort: after.sortKey }),
    },
  };
}

/** The columns that order the list, each with the value that it had on the last row of the page before. */
function termsOf(
  { column, emptyLast }: Order,
  alias: string,
  id: string,
): Array<{ column: string; value: string }> {
  const byId = { column: `${alias}.${id}`, value: "$afterId" };
  if (column === id) return [byId];

  const bySort = { column: `${alias}.${column}`, value: "$afterSort" };
  const byEmptiness = { column: `${bySort.column} = ''`, value: `${bySort.value} = ''` };
  return [...(emptyLast ? [byEmptiness] : []), bySort, byId];
}

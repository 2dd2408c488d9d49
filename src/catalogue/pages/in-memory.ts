import { compare } from "../../domain/compare";
import { decodeCursor } from "../../domain/cursors";
import type { Order } from "../../entities/orders";
import { type ListIdentity, Page, type PageRequest } from "./page";

/** A row with the key that orders it. */
export interface Keyed<Row> {
  readonly row: Row;
  readonly id: string;
  readonly key: string;
}

/** A page of rows that are all there, in this order. */
export function pageInMemory<Row>(
  identity: ListIdentity,
  keyed: ReadonlyArray<Keyed<Row>>,
  request: PageRequest,
): Page<Row> {
  const inOrder = inOrderOf(identity.order);
  const sorted = keyed.toSorted(inOrder);
  const place = request.after === null ? null : placeIn(identity, request.after);
  const rest = place === null ? sorted : sorted.filter((one) => inOrder(one, place) > 0);
  const rows = rest.slice(0, request.first + 1);
  return new Page(
    identity,
    request,
    {
      rows: rows.map(({ row }) => row),
      sortKeys: rows.map(({ key }) => key),
      ids: rows.map(({ id }) => id),
    },
    async () => sorted.length,
  );
}

type Place = Pick<Keyed<unknown>, "key" | "id">;

/** By key, then by id. */
export function inOrderOf({
  direction,
  isNumber = false,
  emptyLast = false,
}: Order): (one: Place, other: Place) => number {
  const sign = direction === "asc" ? 1 : -1;
  return (one, other) =>
    (emptyLast ? Number(one.key === "") - Number(other.key === "") : 0) ||
    sign * (compareKeys(one.key, other.key, isNumber) || compare(one.id, other.id));
}

function placeIn({ list, order }: ListIdentity, cursor: string): Place {
  const { sortKey, id } = decodeCursor(list, order.name, cursor);
  return { key: sortKey, id };
}

/** As the database does: texts by their bytes. */
function compareKeys(one: string, other: string, isNumber: boolean): number {
  return isNumber ? Number(one) - Number(other) : Buffer.compare(Buffer.from(one), Buffer.from(other));
}

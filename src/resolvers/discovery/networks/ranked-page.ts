import { Page, type PageRequest } from "../../../catalogue/pages/page";
import type { Slice, Sliced } from "../../../analysis/questions/slice";
import { decodeCursor } from "../../../domain/cursors";
import { RostrumError } from "../../../domain/errors";

interface Identity {
  readonly list: string;
  readonly order: string;
}

/** A list in memory, in its order. */
export interface Ranked<Row> extends Identity {
  readonly length: number;
  readonly rowAt: (index: number) => Row;
}

/** A page of a list in memory. A cursor holds an index, so it stays valid if the list changes. */
export function rankedPage<Row>(
  { length, rowAt, ...identified }: Ranked<Row>,
  request: PageRequest,
): Page<Row> {
  const { list, order } = identified;
  const { start } = sliceOf(identified, request);
  const indexes = Array.from(
    { length: Math.max(0, Math.min(request.first + 1, length - start)) },
    (_, index) => start + index,
  );
  const identity = { list, order: { name: order, column: "place", direction: "asc" as const } };
  const found = { rows: indexes.map(rowAt), sortKeys: indexes.map(String), ids: indexes.map(() => "") };
  return new Page(identity, request, found, () => Promise.resolve(length));
}

/** The part of a list that its page needs: one more than it shows. */
export function sliceOf({ list, order }: Identity, { after, first }: PageRequest): Slice {
  const start = after === null ? 0 : placeIn(decodeCursor(list, order, after).sortKey) + 1;
  return { start, count: first + 1 };
}

/** A page of a list of which only that part is known. */
export function slicedPage<Item, Row>(
  identity: Identity,
  { length, rows }: Sliced<Item>,
  rowOf: (item: Item) => Row,
  request: PageRequest,
): Page<Row> {
  const { start } = sliceOf(identity, request);
  return rankedPage({ ...identity, length, rowAt: (index) => rowOf(rows[index - start] as Item) }, request);
}

function placeIn(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new RostrumError(
    "BAD_CURSOR",
    "Expected an `after` that came with an earlier page, but this is not a cursor.",
  );
}

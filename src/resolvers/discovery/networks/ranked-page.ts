import { Page, type PageRequest } from "../../../catalogue/pages/page";
import { decodeCursor } from "../../../domain/cursors";
import { RostrumError } from "../../../domain/errors";

/** A list in memory, in its order. */
export interface Ranked<Row> {
  readonly list: string;
  readonly order: string;
  readonly length: number;
  readonly rowAt: (place: number) => Row;
}

/** A page of a list that is in memory. A cursor holds a place: what comes after it, should the list have changed meanwhile. */
export function rankedPage<Row>(
  { list, order, length, rowAt }: Ranked<Row>,
  request: PageRequest,
): Page<Row> {
  const start = request.after === null ? 0 : placeIn(decodeCursor(list, order, request.after).sortKey) + 1;
  const places = Array.from(
    { length: Math.max(0, Math.min(request.first + 1, length - start)) },
    (_, index) => start + index,
  );
  const identity = { list, order: { name: order, column: "place", direction: "asc" as const } };
  const found = { rows: places.map(rowAt), sortKeys: places.map(String), ids: places.map(() => "") };
  return new Page(identity, request, found, () => Promise.resolve(length));
}

function placeIn(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new RostrumError(
    "BAD_CURSOR",
    "Expected an `after` that came with an earlier page, but this is no cursor.",
  );
}

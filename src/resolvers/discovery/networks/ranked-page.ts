import { Page, type PageRequest } from "../../../catalogue/pages/page";
import { decodeCursor } from "../../../domain/cursors";
import { RostrumError } from "../../../domain/errors";

/** A list in memory, in its order. */
export interface Ranked<Row> {
  readonly list: string;
  readonly order: string;
  readonly length: number;
  readonly rowAt: (index: number) => Row;
}

/** A page of a list in memory. A cursor holds an index, so it stays valid if the list changes. */
export function rankedPage<Row>(
  { list, order, length, rowAt }: Ranked<Row>,
  request: PageRequest,
): Page<Row> {
  const start = request.after === null ? 0 : placeIn(decodeCursor(list, order, request.after).sortKey) + 1;
  const indexes = Array.from(
    { length: Math.max(0, Math.min(request.first + 1, length - start)) },
    (_, index) => start + index,
  );
  const identity = { list, order: { name: order, column: "place", direction: "asc" as const } };
  const found = { rows: indexes.map(rowAt), sortKeys: indexes.map(String), ids: indexes.map(() => "") };
  return new Page(identity, request, found, () => Promise.resolve(length));
}

function placeIn(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new RostrumError(
    "BAD_CURSOR",
    "Expected an `after` that came with an earlier page, but this is not a cursor.",
  );
}

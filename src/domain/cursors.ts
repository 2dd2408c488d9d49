import { RostrumError, shown } from "./errors";

/** The end of a page: the list, its order, and the sort key and id of the last row. Does not contain the list's parent. */
export interface Position {
  sortKey: string;
  id: string;
}

const version = 1;
/** A sort key may be a long title in a script with three bytes per letter. */
const maxLength = 50_000;

export function encodeCursor(list: string, order: string, { sortKey, id }: Position): string {
  return Buffer.from(JSON.stringify([version, list, order, sortKey, id])).toString("base64url");
}

/** Reads a cursor of this list in this order. Throws BAD_CURSOR for any other, and for a forged one. */
export function decodeCursor(list: string, order: string, cursor: string): Position {
  const parts = cursor.length <= maxLength ? fieldsOf(cursor) : [];
  if (
    parts.length !== 5 ||
    parts.some((part, index) => typeof part !== (index === 0 ? "number" : "string")) ||
    // PostgreSQL's text cannot contain it.
    parts.some((part) => String(part).includes("\0"))
  ) {
    throw notACursor();
  }

  const [itsVersion, itsList, itsOrder, sortKey, id] = parts as [number, string, string, string, string];
  if (itsVersion !== version || itsList !== list || itsOrder !== order) {
    throw new RostrumError(
      "BAD_CURSOR",
      `Expected a cursor of ${list} in order ${order}, but got one of ${shown(itsList)} in order ${shown(itsOrder)}.`,
    );
  }
  return { sortKey, id };
}

export function notACursor(): RostrumError {
  return new RostrumError(
    "BAD_CURSOR",
    "Expected an `after` that came with an earlier page, but this is not a cursor.",
  );
}

function fieldsOf(cursor: string): unknown[] {
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(fields) ? fields : [];
  } catch {
    return [];
  }
}

/** A part of a list: `count` items from position `start`. */
export interface Slice {
  readonly start: number;
  readonly count: number;
}

/** A part of a list, and the length of the whole. */
export interface Sliced<Row> {
  readonly length: number;
  readonly rows: readonly Row[];
}

export function sliced<Row>(rows: readonly Row[], { start, count }: Slice): Sliced<Row> {
  return { length: rows.length, rows: rows.slice(start, start + count) };
}

import { BadInput } from "../../domain/errors";
import type { Entries } from "../rows";

/** From a moment up to another, without it: windows that follow each other share nothing. Any unit will do. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Entries, each with the moment when it was; NaN where nobody knows, which is within no window. */
export interface TimedEntries extends Entries {
  readonly times: Float64Array;
}

/** The entries of a window. `rows[i]` is where entry i stands in the whole list, so that evidence can be told. */
export function within(
  { from, to, weights = null, times }: TimedEntries,
  window: Window,
): TimedEntries & { readonly rows: Uint32Array } {
  if (times.length !== from.length) {
    throw new BadInput(`Expected ${from.length} times, one an entry, but got ${times.length}.`);
  }
  if (!(window.from < window.until)) {
    throw new BadInput(
      `Expected a window that begins before it ends, but got ${window.from} to ${window.until}.`,
    );
  }
  const rows = Uint32Array.from(from.keys()).filter(
    (row) => times[row]! >= window.from && times[row]! < window.until,
  );
  return {
    rows,
    from: rows.map((row) => from[row]!),
    to: rows.map((row) => to[row]!),
    weights: weights && Float64Array.from(rows, (row) => weights[row]!),
    times: Float64Array.from(rows, (row) => times[row]!),
  };
}

/** The windows between these moments, which ascend: one fewer than there are moments. */
export function windowsBetween(moments: readonly number[]): Window[] {
  return moments.slice(1).map((until, index) => ({ from: moments[index]!, until }));
}

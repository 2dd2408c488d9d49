import { BadInput } from "../../domain/errors";
import type { Entries } from "../rows";

/** A half-open interval: consecutive windows do not overlap. In any unit. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Entries with a time each; NaN for undated ones, which are in no window. */
export interface TimedEntries extends Entries {
  readonly times: Float64Array;
}

/** The entries of a window. `rows[i]` is the position of entry i in the whole list, for evidence. */
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

/** The consecutive windows between ascending times: one fewer than times. */
export function windowsBetween(moments: readonly number[]): Window[] {
  return moments.slice(1).map((until, index) => ({ from: moments[index]!, until }));
}

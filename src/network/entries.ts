import type { Rows } from "./rows";

/** The position of a target among the entries, or -1. Binary search. */
export function entryOf({ offsets, targets }: Rows, row: number, target: number): number {
  let low = offsets[row]!;
  let high = offsets[row + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = targets[middle]!;
    if (found === target) return middle;
    if (found < target) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

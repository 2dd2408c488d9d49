import { expectNode } from "../network";
import { commonOf, neighboursOf, type Entries } from "../rows";
import type { TwoMode } from "./two-mode";

/**
 * The evidence for an edge of a projection: the shared right nodes, ascending. Computed from two rows;
 * nothing is stored. As many as the edge's COUNT weight.
 */
export function sharedEvents({ left }: TwoMode, one: number, other: number): Uint32Array {
  return commonOf(neighboursOf(left, expectNode(left, one)), neighboursOf(left, expectNode(left, other)));
}

/**
 * The evidence for an edge or a link: its positions in the original entry list, ascending; both directions
 * unless the list is directed. Scans the whole list, about 1 ms per million.
 */
export function entriesBetween(
  { from, to }: Entries,
  one: number,
  other: number,
  { isDirected = false } = {},
): Uint32Array {
  const found: number[] = [];
  for (let entry = 0; entry < from.length; entry += 1) {
    const isThere = from[entry] === one && to[entry] === other;
    const isBack = !isDirected && from[entry] === other && to[entry] === one;
    if (isThere || isBack) found.push(entry);
  }
  return Uint32Array.from(found);
}

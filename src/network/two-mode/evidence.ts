import { expectNode } from "../network";
import { commonOf, neighboursOf, type Entries } from "../rows";
import type { TwoMode } from "./two-mode";

/**
 * The evidence for an edge of a projection: the right nodes that two left ones share, ascending. Nothing is kept for it: two
 * rows tell. As many as the edge's COUNT weight.
 */
export function sharedEvents({ left }: TwoMode, one: number, other: number): Uint32Array {
  return commonOf(neighboursOf(left, expectNode(left, one)), neighboursOf(left, expectNode(left, other)));
}

/**
 * The evidence for an edge or a link: where it stands in the list that the network was made from, ascending; both directions,
 * unless the list is directed. Reads the whole list, about a millisecond a million.
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

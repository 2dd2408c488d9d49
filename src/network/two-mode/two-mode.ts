import type { Network } from "../network";
import { rowsOf, transposed, type Entries, type Rows } from "../rows";

/**
 * A network of two kinds of node, with edges between the kinds only: say, people on the left and the episodes, shows or
 * events where they appeared on the right. Each side counts its own nodes from 0.
 */
export interface TwoMode {
  /** Per left node its right ones. */
  readonly left: Rows;
  /** Per right node its left ones. */
  readonly right: Rows;
}

/** Makes a two-mode network from a list of links, from left nodes to right ones. Repeated links become one; weights are added. */
export function twoModeOf(leftSize: number, rightSize: number, links: Entries): TwoMode {
  const left = rowsOf(leftSize, rightSize, links);
  return { left, right: transposed(left, rightSize) };
}

/** The same network with its sides exchanged: whatever is told of left nodes is then told of what were the right ones. */
export function flipped({ left, right }: TwoMode): TwoMode {
  return { left: right, right: left };
}

/** As a network of one mode, for measures that know no sides: left nodes first, right ones after them. */
export function asNetwork({ left, right }: TwoMode): Network {
  const links = left.targets.length;
  const offsets = new Uint32Array(left.size + right.size + 1);
  const targets = new Uint32Array(2 * links);
  const weights = left.weights === null ? null : new Float64Array(2 * links);
  offsets.set(left.offsets);
  for (let node = 0; node <= right.size; node += 1) offsets[left.size + node] = links + right.offsets[node]!;
  for (let link = 0; link < links; link += 1) {
    targets[link] = left.size + left.targets[link]!;
    targets[links + link] = right.targets[link]!;
  }
  weights?.set(left.weights!);
  weights?.set(right.weights!, links);
  return { size: left.size + right.size, isDirected: false, offsets, targets, weights };
}

/** Two-mode density: the share of all possible links that there are, from 0 to 1; NaN where a side is empty. */
export function twoModeDensity({ left, right }: TwoMode): number {
  return left.targets.length / (left.size * right.size);
}

import type { Network } from "../network";
import { rowsOf, transposed, type Entries, type Rows } from "../rows";

/**
 * A two-mode (bipartite) network, for example people on the left, and the episodes, shows or events of their
 * appearances on the right. Each side is numbered from 0.
 */
export interface TwoMode {
  /** The right nodes of each left node. */
  readonly left: Rows;
  /** The left nodes of each right node. */
  readonly right: Rows;
}

/** Builds a two-mode network from links, left to right. Weights of repeated links are added. */
export function twoModeOf(leftSize: number, rightSize: number, links: Entries): TwoMode {
  const left = rowsOf(leftSize, rightSize, links);
  return { left, right: transposed(left, rightSize) };
}

/** Swaps the sides, so that measures of left nodes apply to the right ones. */
export function flipped({ left, right }: TwoMode): TwoMode {
  return { left: right, right: left };
}

/** As a one-mode network: left nodes first, then the right ones. */
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

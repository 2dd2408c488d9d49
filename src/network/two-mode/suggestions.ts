import { neighboursOf } from "../rows";
import { CommonEvents } from "./common-events";
import type { TwoMode } from "./two-mode";

/** A left node that a right one is not linked to yet, though it has much in common with those that it is. */
export interface Suggestion {
  readonly left: number;
  /** What it shares with each of those, as a share of what either has (Jaccard), added up. */
  readonly score: number;
  /** Those, the most alike first. */
  readonly because: ReadonlyArray<{ readonly left: number; readonly share: number }>;
}

/**
 * Left nodes (shows, hosts) for a right one (a guest) who is not with them yet: those whose right nodes are most like those where
 * it has been. Best first, of equals the lower number. Costs what the right node's left ones share with all others.
 * Item-based collaborative filtering; Sarwar et al. 2001, with Jaccard's similarity.
 */
export function suggestionsFor(network: TwoMode, right: number): Suggestion[] {
  const { left } = network;
  const own = neighboursOf(network.right, right);
  const isOwn = new Set(own);
  const common = new CommonEvents(network);
  const found = new Map<number, { score: number; because: Array<{ left: number; share: number }> }>();
  const degreeOf = (node: number) => left.offsets[node + 1]! - left.offsets[node]!;
  for (const one of own) {
    const count = common.run(one);
    for (const other of common.others.subarray(0, count)) {
      if (isOwn.has(other)) continue;
      const shared = common.counts[other]!;
      const share = shared / (degreeOf(one) + degreeOf(other) - shared);
      const suggestion = found.get(other) ?? { score: 0, because: [] };
      suggestion.score += share;
      suggestion.because.push({ left: one, share });
      found.set(other, suggestion);
    }
  }
  return [...found]
    .map(([node, { score, because }]) => ({
      left: node,
      score,
      because: because.toSorted((one, other) => other.share - one.share || one.left - other.left),
    }))
    .toSorted((one, other) => other.score - one.score || one.left - other.left);
}

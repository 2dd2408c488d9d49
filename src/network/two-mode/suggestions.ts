import { neighboursOf } from "../rows";
import { CommonEvents } from "./common-events";
import type { TwoMode } from "./two-mode";

/** A suggested left node for a right node that is not linked to it. */
export interface Suggestion {
  readonly left: number;
  /** The sum of its Jaccard similarities to the linked ones. */
  readonly score: number;
  /** The linked nodes, most similar first. */
  readonly because: ReadonlyArray<{ readonly left: number; readonly share: number }>;
}

/**
 * Suggests left nodes (shows, hosts) for a right node (a guest): those most similar to the ones it is linked
 * to. Best first; ties by the lower number. Cost: what the linked nodes share with all others. Item-based
 * collaborative filtering; Sarwar et al. 2001, with Jaccard similarity.
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

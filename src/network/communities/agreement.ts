import { BadInput } from "../../domain/errors";

/** Agreement of two groupings of the same nodes. Group numbers need not match. */
export interface Agreement {
  /**
   * Normalised mutual information, by the arithmetic mean of both entropies. Range 0 to 1. Danon et al. 2005.
   */
  readonly nmi: number;
  /** Adjusted Rand index: 1 for equal groupings, 0 as by chance. Hubert and Arabie 1985. */
  readonly ari: number;
}

/** Equal groupings agree by 1, also with a single group. Cost: n. */
export function agreementOf(one: Uint32Array, other: Uint32Array): Agreement {
  if (one.length !== other.length) {
    throw new BadInput(
      `Expected two groupings of the same nodes, but one has ${one.length}, the other ${other.length}.`,
    );
  }
  const [ones, others, both] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  const width = other.reduce((highest, group) => Math.max(highest, group), 0) + 1;
  for (const [node, group] of one.entries()) {
    add(ones, group);
    add(others, other[node]!);
    add(both, group * width + other[node]!);
  }

  const total = one.length;
  const [entropyOne, entropyOther, entropyBoth] = [ones, others, both].map((counts) =>
    entropyOf(counts, total),
  );
  const entropies = entropyOne! + entropyOther!;
  const nmi = entropies === 0 ? 1 : (2 * (entropies - entropyBoth!)) / entropies;

  const [pairsOne, pairsOther, pairsBoth] = [ones, others, both].map(pairsWithin);
  const expected = (pairsOne! * pairsOther!) / ((total * (total - 1)) / 2);
  const max = (pairsOne! + pairsOther!) / 2;
  return { nmi: Math.max(0, nmi), ari: max === pairsBoth ? 1 : (pairsBoth! - expected) / (max - expected) };
}

function add(counts: Map<number, number>, group: number): void {
  counts.set(group, (counts.get(group) ?? 0) + 1);
}

function entropyOf(counts: Map<number, number>, total: number): number {
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / total) * Math.log(count / total);
  return entropy;
}

function pairsWithin(counts: Map<number, number>): number {
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

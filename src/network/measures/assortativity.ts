import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { degrees } from "./degree";

export interface Mixing {
  /** The number of groups: 0 to the highest in `groups`. */
  readonly groupCount: number;
  /** Row a, column b: the share of edge ends from group a to group b. The sum is 1. All 0 without edges. */
  readonly shares: Float64Array;
  /**
   * From -1 to 1: 1 when edges stay within groups, 0 as by chance. NaN with a single group or without edges.
   */
  readonly assortativity: number;
}

/**
 * Assortativity by kind: (sum of e(a, a) - sum of out(a) in(a)) / (1 - sum of out(a) in(a)), where e is the
 * mixing matrix with margins out and in. An undirected edge counts in both directions. Weighted if
 * `isWeighted`. Cost: n + m. Newman 2003.
 */
export function assortativityByKind(
  network: Network,
  groups: Uint32Array,
  { isWeighted = false } = {},
): Mixing {
  const { size, offsets, targets } = network;
  if (groups.length !== size)
    throw new BadInput(`Expected ${size} kinds, one a node, but got ${groups.length}.`);
  const weights = isWeighted ? network.weights : null;
  const groupCount = groups.reduce((highest, group) => Math.max(highest, group), -1) + 1;
  const shares = new Float64Array(groupCount * groupCount);
  let total = 0;
  for (let node = 0; node < size; node += 1) {
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const weight = weights === null ? 1 : weights[entry]!;
      shares[groups[node]! * groupCount + groups[targets[entry]!]!]! += weight;
      total += weight;
    }
  }
  if (total > 0) for (const [cell, sum] of shares.entries()) shares[cell] = sum / total;
  return { groupCount, shares, assortativity: total > 0 ? coefficientOf(shares, groupCount) : NaN };
}

/**
 * Assortativity by degree: Pearson's correlation of the degrees at both ends of an edge (directed: out-degree
 * of the source, in-degree of the target). Range -1 to 1; NaN when all degrees of one end are equal or without edges.
 * Unweighted. Cost: n + m. Newman 2002.
 */
export function assortativityByDegree(network: Network): number {
  const { size, offsets, targets } = network;
  const outward = degrees(network);
  const inward = new Uint32Array(size);
  for (const target of targets) inward[target]! += 1;

  // Equal degrees would leave rounding errors of the means below, and the correlation of these.
  if (areEqual(outward) || areEqual(inward)) return NaN;

  // Centred on the means: sums of squared large degrees would lose precision.
  const count = targets.length;
  let [meanOut, meanIn] = [0, 0];
  for (let node = 0; node < size; node += 1) {
    meanOut += (outward[node]! * outward[node]!) / count;
    meanIn += (inward[node]! * inward[node]!) / count;
  }
  let [both, squaresOut, squaresIn] = [0, 0, 0];
  for (let node = 0; node < size; node += 1) {
    const fromMean = outward[node]! - meanOut;
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const toMean = inward[targets[entry]!]! - meanIn;
      both += fromMean * toMean;
      squaresOut += fromMean * fromMean;
      squaresIn += toMean * toMean;
    }
  }
  return both / Math.sqrt(squaresOut * squaresIn);
}

function coefficientOf(shares: Float64Array, groupCount: number): number {
  let [within, byChance] = [0, 0];
  for (let group = 0; group < groupCount; group += 1) {
    let [outward, inward] = [0, 0];
    for (let other = 0; other < groupCount; other += 1) {
      outward += shares[group * groupCount + other]!;
      inward += shares[other * groupCount + group]!;
    }
    within += shares[group * groupCount + group]!;
    byChance += outward * inward;
  }
  // With a single kind, only rounding error is left.
  return 1 - byChance < 1e-12 ? NaN : (within - byChance) / (1 - byChance);
}

/** Whether all nodes with edges have the same number of them. */
function areEqual(counts: Uint32Array): boolean {
  const first = counts.find((count) => count > 0);
  return counts.every((count) => count === 0 || count === first);
}

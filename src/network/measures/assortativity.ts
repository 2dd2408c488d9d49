import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { degrees } from "./degree";

export interface Mixing {
  /** How many groups there are: 0 to the highest in `groups`. */
  readonly groupCount: number;
  /** Row a, column b: which share of all edge ends leads from group a to group b; the sum is 1. Zeros without edges. */
  readonly shares: Float64Array;
  /** From -1 to 1; 1 when edges stay within groups, 0 as by chance; NaN where there is one group only, or no edge. */
  readonly assortativity: number;
}

/**
 * Assortativity by kind: whether like is tied to like, (sum of e(a, a) - sum of out(a) in(a)) / (1 - sum of out(a) in(a)), where
 * e is the mixing matrix and out and in are its margins. An undirected edge counts both ways. Weights count where
 * `isWeighted`. Costs n + m. Newman 2003.
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
  return { groupCount, shares, assortativity: coefficientOf(shares, groupCount) };
}

/**
 * Assortativity by degree: Pearson's correlation of the degrees at the two ends of an edge; in a directed network of what
 * leaves its source and what arrives at its target. From -1 to 1; NaN where all degrees are equal, or there is no edge.
 * Weights do not count. Costs n + m. Newman 2002.
 */
export function assortativityByDegree(network: Network): number {
  const { size, offsets, targets } = network;
  const outward = degrees(network);
  const inward = new Uint32Array(size);
  for (const target of targets) inward[target]! += 1;

  // Around the means, since sums of squares of large degrees would lose the digits that matter.
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
  // Rounding leaves a hair's breadth where there is one kind only.
  return 1 - byChance < 1e-12 ? NaN : (within - byChance) / (1 - byChance);
}

import { reversed, type Network } from "../network";
import { stepsOf, type Watch } from "../watch";
import { NotConverged } from "./not-converged";

export interface EigenvectorOptions extends Watch {
  /** Converged when a round changes the unit vector by less than this. */
  readonly tolerance?: number | undefined;
  readonly maxRounds?: number | undefined;
}

/**
 * Eigenvector centrality: a node's score is proportional to the weighted sum of the scores of nodes that
 * point to it. The leading eigenvector, with length 1. Range 0 to 1. Tends to 0 for isolated nodes and for
 * all components but the densest. Cost: n + m per round; the number of rounds depends on the eigenvalue gap.
 * Throws if it does not converge. Power iteration on A + I, which also converges for two-mode networks.
 * Bonacich 1972.
 */
export function eigenvector(
  network: Network,
  { tolerance = 1e-12, maxRounds = 10_000, ...watch }: EigenvectorOptions = {},
): Float64Array {
  const { size } = network;
  const steps = stepsOf(maxRounds, watch);
  const { offsets, targets, weights } = reversed(network);
  if (targets.length === 0) return new Float64Array(size);
  let scores = new Float64Array(size).fill(1 / Math.sqrt(size));
  let next = new Float64Array(size);

  for (let round = 0; round < maxRounds; round += 1) {
    let square = 0;
    for (let node = 0, entry = 0; node < size; node += 1) {
      const end = offsets[node + 1]!;
      let sum = scores[node]!;
      if (weights === null) for (; entry < end; entry += 1) sum += scores[targets[entry]!]!;
      else for (; entry < end; entry += 1) sum += scores[targets[entry]!]! * weights[entry]!;
      next[node] = sum;
      square += sum * sum;
    }
    const length = Math.sqrt(square);
    let change = 0;
    for (let node = 0; node < size; node += 1) {
      next[node]! /= length;
      change += (next[node]! - scores[node]!) ** 2;
    }
    [scores, next] = [next, scores];
    if (Math.sqrt(change) < tolerance) return scores;
    steps(round + 1);
  }
  throw new NotConverged("eigenvector centrality", maxRounds, tolerance);
}

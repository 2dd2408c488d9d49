import { reversed, type Network } from "../network";
import { stepsOf, type Watch } from "../watch";
import { NotConverged } from "./not-converged";

export interface EigenvectorOptions extends Watch {
  /** It stops when a round changes the vector, whose length is 1, by less than this. */
  readonly tolerance?: number | undefined;
  readonly mostRounds?: number | undefined;
}

/**
 * Eigenvector centrality: a node counts by the sum of those who point at it, times the weights; the leading eigenvector of
 * the network, with length 1. Within 0 and 1. Isolated nodes have 0, and so in the limit has every component but the
 * densest. A round costs n + m; how many there are depends on how far the first two eigenvalues lie apart. Throws where
 * the rounds do not do. Power iteration on A + I, so that two-mode networks come to rest too. Bonacich 1972.
 */
export function eigenvector(
  network: Network,
  { tolerance = 1e-12, mostRounds = 10_000, ...watch }: EigenvectorOptions = {},
): Float64Array {
  const { size } = network;
  const steps = stepsOf(mostRounds, watch);
  const { offsets, targets, weights } = reversed(network);
  if (targets.length === 0) return new Float64Array(size);
  let scores = new Float64Array(size).fill(1 / Math.sqrt(size));
  let next = new Float64Array(size);

  for (let round = 0; round < mostRounds; round += 1) {
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
  throw new NotConverged("eigenvector centrality", mostRounds, tolerance);
}

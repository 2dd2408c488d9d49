import { BadInput } from "../../domain/errors";
import { reversed, type Network } from "../network";
import { stepsOf, type Watch } from "../watch";
import { strengths } from "./degree";
import { NotConverged } from "./not-converged";

export interface PagerankOptions extends Watch {
  /** How often the walker goes on instead of starting anywhere anew; above 0, below 1. */
  readonly damping?: number | undefined;
  /** It stops when a round changes the ranks by less than this, all together. */
  readonly tolerance?: number | undefined;
  readonly mostRounds?: number | undefined;
}

/**
 * PageRank: how often a walker comes by who follows edges by their weights, and starts anew at any node with probability
 * 1 - damping, or where no edge leads on. Above 0, and the sum is 1: isolated nodes have the least. A round costs n + m;
 * rounds grow with log(tolerance) / log(damping). Throws where the rounds do not do. Brin and Page 1998.
 */
export function pagerank(
  network: Network,
  { damping = 0.85, tolerance = 1e-12, mostRounds = 1_000, ...watch }: PagerankOptions = {},
): Float64Array {
  if (!(damping > 0 && damping < 1))
    throw new BadInput(`Expected a damping between 0 and 1, but got ${damping}.`);
  const { size } = network;
  const { offsets, targets, weights } = reversed(network);
  const steps = stepsOf(mostRounds, watch);
  // Divided once, and not anew for every edge of every round.
  const perWeight = strengths(network).map((strength) => (strength > 0 ? damping / strength : 0));
  const handedOn = new Float64Array(size);
  let ranks = new Float64Array(size).fill(1 / size);
  let next = new Float64Array(size);

  for (let round = 0; round < mostRounds; round += 1) {
    let stuck = 0;
    for (let node = 0; node < size; node += 1) {
      handedOn[node] = ranks[node]! * perWeight[node]!;
      if (perWeight[node] === 0) stuck += ranks[node]!;
    }
    const anew = (1 - damping + damping * stuck) / size;
    let change = 0;
    for (let node = 0, entry = 0; node < size; node += 1) {
      const end = offsets[node + 1]!;
      let sum = 0;
      if (weights === null) for (; entry < end; entry += 1) sum += handedOn[targets[entry]!]!;
      else for (; entry < end; entry += 1) sum += handedOn[targets[entry]!]! * weights[entry]!;
      next[node] = anew + sum;
      change += Math.abs(next[node]! - ranks[node]!);
    }
    [ranks, next] = [next, ranks];
    if (change < tolerance) return ranks;
    steps(round + 1);
  }
  if (size === 0) return ranks;
  throw new NotConverged("PageRank", mostRounds, tolerance);
}

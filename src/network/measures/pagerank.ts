import { BadInput } from "../../domain/errors";
import { reversed, type Network } from "../network";
import { stepsOf, type Watch } from "../watch";
import { strengths } from "./degree";
import { NotConverged } from "./not-converged";

export interface PagerankOptions extends Watch {
  /** Damping: the probability of following an edge; between 0 and 1, both exclusive. */
  readonly damping?: number | undefined;
  /** Converged when a round changes the ranks by less than this in total. */
  readonly tolerance?: number | undefined;
  readonly maxRounds?: number | undefined;
}

/**
 * PageRank: the stationary distribution of a random walk by edge weights that restarts at a random node with
 * probability 1 - damping, and at nodes without outgoing edges. Positive, with sum 1; isolated nodes have the
 * lowest rank. Cost: n + m per round; rounds grow with log(tolerance) / log(damping). Throws if it does not
 * converge. Brin and Page 1998.
 */
export function pagerank(
  network: Network,
  { damping = 0.85, tolerance = 1e-12, maxRounds = 1_000, ...watch }: PagerankOptions = {},
): Float64Array {
  if (!(damping > 0 && damping < 1))
    throw new BadInput(`Expected a damping between 0 and 1, but got ${damping}.`);
  const { size } = network;
  const { offsets, targets, weights } = reversed(network);
  const steps = stepsOf(maxRounds, watch);
  // Divided once per round, not once per edge.
  const perWeight = strengths(network).map((strength) => (strength > 0 ? damping / strength : 0));
  const handedOn = new Float64Array(size);
  let ranks = new Float64Array(size).fill(1 / size);
  let next = new Float64Array(size);

  for (let round = 0; round < maxRounds; round += 1) {
    let stuck = 0;
    for (let node = 0; node < size; node += 1) {
      handedOn[node] = ranks[node]! * perWeight[node]!;
      if (perWeight[node] === 0) stuck += ranks[node]!;
    }
    const base = (1 - damping + damping * stuck) / size;
    let change = 0;
    for (let node = 0, entry = 0; node < size; node += 1) {
      const end = offsets[node + 1]!;
      let sum = 0;
      if (weights === null) for (; entry < end; entry += 1) sum += handedOn[targets[entry]!]!;
      else for (; entry < end; entry += 1) sum += handedOn[targets[entry]!]! * weights[entry]!;
      next[node] = base + sum;
      change += Math.abs(next[node]! - ranks[node]!);
    }
    [ranks, next] = [next, ranks];
    if (change < tolerance) return ranks;
    steps(round + 1);
  }
  if (size === 0) return ranks;
  throw new NotConverged("PageRank", maxRounds, tolerance);
}

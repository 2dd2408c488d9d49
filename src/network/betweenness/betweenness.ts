import type { Network } from "../network";
import { expectLengths, type WithLengths } from "../paths/lengths";
import { stepsOf, type Watch } from "../watch";
import { LengthDependencies } from "./length-dependencies";
import { StepDependencies } from "./step-dependencies";

/** The range of sources to process. Default: all. Threads share the sources by ranges. */
export interface Sources {
  readonly first?: number | undefined;
  /** End of the range, exclusive. */
  readonly end?: number | undefined;
}

/**
 * Betweenness: the share of the shortest paths between two other nodes that pass through a node, averaged
 * over all (n - 1)(n - 2) ordered pairs, directed or not. Range 0 to 1; 0 for isolated nodes, and for all
 * nodes when n < 3. Endpoints do not count. Cost: n m by steps, n (m + n log n) by lengths. Results for
 * ranges of sources add up to the whole. Freeman 1977; Brandes 2001.
 */
export function betweenness(
  network: Network,
  { lengths, first = 0, end = network.size, ...watch }: WithLengths & Watch & Sources = {},
): Float64Array {
  const scores = new Float64Array(network.size);
  const steps = stepsOf(end - first, watch);
  const dependencies = dependenciesOf(network, { lengths });
  for (let source = first; source < end; source += 1) {
    dependencies.add(source, scores);
    steps(source + 1 - first);
  }
  const pairs = (network.size - 1) * (network.size - 2);
  return pairs > 0 ? scores.map((score) => score / pairs) : scores;
}

function dependenciesOf(network: Network, { lengths = null }: WithLengths) {
  if (lengths === null) return new StepDependencies(network);
  expectLengths(network, lengths);
  return new LengthDependencies(network, lengths);
}

import type { Network } from "../network";
import { expectLengths, type WithLengths } from "../paths/lengths";
import { stepsOf, type Watch } from "../watch";
import { LengthDependencies } from "./length-dependencies";
import { StepDependencies } from "./step-dependencies";

/** Which sources count: all, unless several threads share them. */
export interface Sources {
  readonly first?: number | undefined;
  /** Without this one. */
  readonly end?: number | undefined;
}

/**
 * Betweenness: the share of the shortest paths between two others that lead through a node, as the mean over all pairs: over
 * (n - 1)(n - 2) ordered ones, directed or not. Within 0 and 1; 0 for isolated nodes, and for all where there are fewer than
 * three. A path's ends are not between. Costs n m by steps, n (m + n log n) by lengths. What ranges of sources give adds up
 * to the whole. Freeman 1977; Brandes 2001.
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

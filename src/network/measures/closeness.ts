import { reversed, type Network } from "../network";
import { searchOf, type WithLengths } from "../paths/lengths";
import { stepsOf, type Watch } from "../watch";

/**
 * Closeness: (r - 1)/(n - 1) · (r - 1)/(sum of distances), where r nodes can reach the node, itself included.
 * Range 0 to 1; the first factor keeps small components small (Wasserman and Faust 1994). 0 for isolated
 * nodes. Directed: distances to the node, as in NetworkX; igraph uses distances from it and omits the first
 * factor. Cost: n searches. Bavelas 1950, Freeman 1978.
 */
export function closeness(network: Network, options: WithLengths & Watch = {}): Float64Array {
  return fromDistances(network, options, (sum, reached) =>
    reached > 1 ? ((reached - 1) / sum) * ((reached - 1) / (network.size - 1)) : 0,
  );
}

/**
 * Harmonic closeness: the mean of 1/distance over the n - 1 other nodes, 0 for unreachable ones. Range 0 to 1
 * if no length is below 1. 0 for isolated nodes. Directed as closeness. NetworkX does not divide by n - 1.
 * Cost: n searches. Marchiori and Latora 2000.
 */
export function harmonicCloseness(network: Network, options: WithLengths & Watch = {}): Float64Array {
  const perNode = network.size > 1 ? 1 / (network.size - 1) : 0;
  return fromDistances(
    network,
    options,
    (sum) => sum * perNode,
    (distance) => 1 / distance,
  );
}

function fromDistances(
  network: Network,
  { lengths, ...watch }: WithLengths & Watch,
  score: (sum: number, reached: number) => number,
  term: ((distance: number) => number) | null = null,
): Float64Array {
  const scores = new Float64Array(network.size);
  const steps = stepsOf(network.size, watch);
  const search = inwardSearch(network, lengths);
  const { order, distances } = search;
  for (let node = 0; node < network.size; node += 1) {
    const reached = search.run(node);
    let sum = 0;
    for (let place = 1; place < reached; place += 1) {
      const distance = distances[order[place]!]!;
      sum += term === null ? distance : term(distance);
    }
    scores[node] = score(sum, reached);
    steps(node + 1);
  }
  return scores;
}

/** Lengths are parallel to the entries, so they are reversed with them. */
function inwardSearch(network: Network, lengths: Float64Array | null = null) {
  const inward = reversed(lengths === null ? network : { ...network, weights: lengths });
  return searchOf(inward, { lengths: lengths === null ? null : inward.weights });
}

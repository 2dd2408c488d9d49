import { reversed, type Network } from "../network";
import { searchOf, type WithLengths } from "../paths/lengths";
import { stepsOf, type Watch } from "../watch";

/**
 * Closeness: how near a node is to all that can reach it, (r - 1)/(n - 1) · (r - 1)/sum of distances, where r nodes reach
 * it, itself included. Within 0 and 1; the first factor keeps small components small (Wasserman and Faust 1994). Isolated
 * nodes have 0. In directed networks distances are those to the node, as in NetworkX; igraph takes those from it, and
 * leaves the first factor out. Costs n searches. Bavelas 1950, Freeman 1978.
 */
export function closeness(network: Network, options: WithLengths & Watch = {}): Float64Array {
  return fromDistances(network, options, (sum, reached) =>
    reached > 1 ? ((reached - 1) / sum) * ((reached - 1) / (network.size - 1)) : 0,
  );
}

/**
 * Harmonic closeness: the mean of 1/distance over the n - 1 others, 0 for those who cannot reach the node. Within 0 and 1
 * where no length is below 1. Isolated nodes have 0. Directions as in closeness; NetworkX does not divide by n - 1. Costs n
 * searches. Marchiori and Latora 2000.
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

/** Lengths stand beside the entries, so they are turned round with them. */
function inwardSearch(network: Network, lengths: Float64Array | null = null) {
  const inward = reversed(lengths === null ? network : { ...network, weights: lengths });
  return searchOf(inward, { lengths: lengths === null ? null : inward.weights });
}

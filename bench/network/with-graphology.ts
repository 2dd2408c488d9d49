import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import betweennessCentrality from "graphology-metrics/centrality/betweenness";
import pagerankOf from "graphology-metrics/centrality/pagerank";

import { edgesOf, type Network } from "../../src/network/network";
import type { TwoMode } from "../../src/network/two-mode/two-mode";

/** The same network as graphology holds it: an object a node, and one an edge. */
export function graphologyOf(network: Network): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let node = 0; node < network.size; node += 1) graph.addNode(node);
  const { from, to, weights } = edgesOf(network);
  for (const [edge, node] of from.entries()) {
    graph.addEdge(node, to[edge], weights === null ? undefined : { weight: weights[edge] });
  }
  return graph;
}

export const graphology = {
  betweenness: (graph: UndirectedGraph) => betweennessCentrality(graph, { getEdgeWeight: null }),
  pagerank: (graph: UndirectedGraph) =>
    pagerankOf(graph, { getEdgeWeight: null, tolerance: 1e-12, maxIterations: 1_000 }),
  communities: (graph: UndirectedGraph) => louvain.detailed(graph, { getEdgeWeight: null }),

  /** It has no projection: this is what one would write with it. */
  projection({ left, right }: TwoMode): UndirectedGraph {
    const graph = new UndirectedGraph();
    for (let node = 0; node < left.size; node += 1) graph.addNode(node);
    for (let event = 0; event < right.size; event += 1) {
      const came = right.targets.subarray(right.offsets[event], right.offsets[event + 1]);
      for (const [place, one] of came.entries()) {
        for (const other of came.subarray(place + 1)) {
          graph.updateEdge(one, other, ({ weight = 0 }) => ({ weight: Number(weight) + 1 }));
        }
      }
    }
    return graph;
  },
};

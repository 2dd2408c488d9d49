import { expectUndirected, type Network } from "../network";
import { degrees } from "./degree";

/**
 * Core number: the largest k for which the node is in a subgraph where all nodes have at least k neighbours.
 * 0 for isolated nodes; at most the degree. Unweighted, undirected. Cost: n + m. Seidman 1983; Batagelj and
 * Zaversnik 2003.
 */
export function coreNumbers(network: Network): Uint32Array {
  expectUndirected(network, "core numbers");
  const { size, offsets, targets } = network;
  const cores = degrees(network);
  const { nodes, places, starts } = byDegree(cores);

  for (let place = 0; place < size; place += 1) {
    const node = nodes[place]!;
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const other = targets[entry]!;
      const degree = cores[other]!;
      if (degree <= cores[node]!) continue;
      // Swaps with the first node of its degree, and so moves to the next lower degree.
      const start = starts[degree]!;
      const first = nodes[start]!;
      nodes[places[other]!] = first;
      places[first] = places[other]!;
      nodes[start] = other;
      places[other] = start;
      starts[degree]! += 1;
      cores[other]! -= 1;
    }
  }
  return cores;
}

/** Nodes by degree, ascending; the position of each; the start of each degree. */
function byDegree(all: Uint32Array) {
  const max = all.reduce((highest, degree) => Math.max(highest, degree), 0);
  const starts = new Uint32Array(max + 2);
  for (const degree of all) starts[degree + 1]! += 1;
  for (let degree = 0; degree <= max; degree += 1) starts[degree + 1]! += starts[degree]!;
  const [nodes, places] = [new Uint32Array(all.length), new Uint32Array(all.length)];
  const filled = starts.slice();
  for (const [node, degree] of all.entries()) {
    places[node] = filled[degree]!++;
    nodes[places[node]] = node;
  }
  return { nodes, places, starts };
}

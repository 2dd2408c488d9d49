import { expectUndirected, type Network } from "../network";
import { degrees } from "./degree";

/**
 * Core number: the greatest k such that a node is in a part of the network where all have k neighbours within the part.
 * Isolated nodes have 0; at most the degree. Weights do not count. Undirected. Costs n + m. Seidman 1983; Batagelj and
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
      // It changes places with the first of its degree, and then belongs to the degree below.
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

/** The nodes, fewest neighbours first; where each stands, and where each degree begins. */
function byDegree(all: Uint32Array) {
  const most = all.reduce((highest, degree) => Math.max(highest, degree), 0);
  const starts = new Uint32Array(most + 2);
  for (const degree of all) starts[degree + 1]! += 1;
  for (let degree = 0; degree <= most; degree += 1) starts[degree + 1]! += starts[degree]!;
  const [nodes, places] = [new Uint32Array(all.length), new Uint32Array(all.length)];
  const filled = starts.slice();
  for (const [node, degree] of all.entries()) {
    places[node] = filled[degree]!++;
    nodes[places[node]] = node;
  }
  return { nodes, places, starts };
}

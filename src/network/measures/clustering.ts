import { expectUndirected, type Network } from "../network";
import type { Rows } from "../rows";
import { stepsOf, type Watch } from "../watch";
import { degrees } from "./degree";

/**
 * Triangles per node. Undirected, unweighted. Each triangle is found once, from its corner with the fewest
 * neighbours. Cost: at most m^1.5. Schank and Wagner 2005 ("forward").
 */
export function triangles(network: Network, watch: Watch = {}): Float64Array {
  expectUndirected(network, "triangles");
  const { size } = network;
  const { offsets, targets } = towardsMoreNeighbours(network);
  const counts = new Float64Array(size);
  const markedBy = new Int32Array(size).fill(-1);
  const steps = stepsOf(size, watch);
  for (let node = 0; node < size; node += 1) {
    const [start, end] = [offsets[node]!, offsets[node + 1]!];
    for (let entry = start; entry < end; entry += 1) markedBy[targets[entry]!] = node;
    let own = 0;
    for (let entry = start; entry < end; entry += 1) {
      const second = targets[entry]!;
      let shared = 0;
      for (let onward = offsets[second]!, last = offsets[second + 1]!; onward < last; onward += 1) {
        const third = targets[onward]!;
        if (markedBy[third] !== node) continue;
        counts[third]! += 1;
        shared += 1;
      }
      counts[second]! += shared;
      own += shared;
    }
    counts[node]! += own;
    steps(node + 1);
  }
  return counts;
}

/**
 * Local clustering: the share of pairs of a node's neighbours that are tied. Range 0 to 1; 0 with fewer than
 * two neighbours, as in NetworkX (NaN in igraph). Cost as triangles. Watts and Strogatz 1998.
 */
export function localClustering(network: Network, watch: Watch = {}): Float64Array {
  const closed = triangles(network, watch);
  const all = degrees(network);
  return closed.map((count, node) => {
    const degree = all[node]!;
    return degree > 1 ? (2 * count) / (degree * (degree - 1)) : 0;
  });
}

/**
 * The mean local clustering over all nodes, including those with fewer than two neighbours. NaN without
 * nodes.
 */
export function averageClustering(network: Network, watch: Watch = {}): number {
  return localClustering(network, watch).reduce((sum, share) => sum + share, 0) / network.size;
}

/**
 * Transitivity: 3 × triangles / pairs of adjacent edges. Range 0 to 1; 0 without adjacent edges. Cost as
 * triangles. Newman, Strogatz and Watts 2001.
 */
export function transitivity(network: Network, watch: Watch = {}): number {
  const corners = triangles(network, watch).reduce((sum, count) => sum + count, 0);
  const pairs = degrees(network).reduce((sum, degree) => sum + (degree * (degree - 1)) / 2, 0);
  return pairs > 0 ? corners / pairs : 0;
}

/** Each edge once, from the end with fewer neighbours. So no node has more than sqrt(2 m) of them. */
function towardsMoreNeighbours({ size, offsets, targets }: Network): Pick<Rows, "offsets" | "targets"> {
  const kept = { offsets: new Uint32Array(size + 1), targets: new Uint32Array(targets.length / 2) };
  let count = 0;
  for (let node = 0; node < size; node += 1) {
    const degree = offsets[node + 1]! - offsets[node]!;
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const other = targets[entry]!;
      const otherDegree = offsets[other + 1]! - offsets[other]!;
      if (otherDegree > degree || (otherDegree === degree && other > node)) kept.targets[count++] = other;
    }
    kept.offsets[node + 1] = count;
  }
  return kept;
}

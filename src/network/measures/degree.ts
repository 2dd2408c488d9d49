import type { Rows } from "../rows";

/**
 * Degree: how many neighbours each node has; in a directed network, how many edges leave it (`degrees(reversed(network))`
 * counts those that arrive). Isolated nodes have 0. Costs n. Freeman 1978.
 */
export function degrees({ size, offsets }: Rows): Uint32Array {
  const counts = new Uint32Array(size);
  for (let node = 0; node < size; node += 1) counts[node] = offsets[node + 1]! - offsets[node]!;
  return counts;
}

/**
 * Strength, or weighted degree: the sum of the weights of a node's edges; without weights its degree. Isolated nodes have
 * 0. Costs n + m. Barrat et al. 2004.
 */
export function strengths({ size, offsets, weights }: Rows): Float64Array {
  const sums = new Float64Array(size);
  for (let node = 0; node < size; node += 1) {
    const [start, end] = [offsets[node]!, offsets[node + 1]!];
    if (weights === null) sums[node] = end - start;
    else for (let entry = start; entry < end; entry += 1) sums[node]! += weights[entry]!;
  }
  return sums;
}

/** Degree as a share of the n - 1 that are possible, from 0 to 1; 0 in a network of one node. Freeman 1978. */
export function degreeCentrality(rows: Rows): Float64Array {
  return Float64Array.from(degrees(rows), (degree) => (rows.size > 1 ? degree / (rows.size - 1) : 0));
}

/** How many nodes have each degree: place d of the answer is for degree d. Costs n. */
export function degreeDistribution(rows: Rows): Uint32Array {
  const all = degrees(rows);
  const counts = new Uint32Array(all.reduce((most, degree) => Math.max(most, degree), 0) + 1);
  for (const degree of all) counts[degree]! += 1;
  return counts;
}

/** The share of all possible edges that there are, from 0 to 1; NaN with fewer than two nodes. */
export function density({ size, targets }: Rows): number {
  return targets.length / (size * (size - 1));
}

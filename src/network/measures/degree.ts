import type { Rows } from "../rows";

/**
 * Degree: the number of neighbours; in a directed network the out-degree (`degrees(reversed(network))` is the
 * in-degree). 0 for isolated nodes. Cost: n. Freeman 1978.
 */
export function degrees({ size, offsets }: Rows): Uint32Array {
  const counts = new Uint32Array(size);
  for (let node = 0; node < size; node += 1) counts[node] = offsets[node + 1]! - offsets[node]!;
  return counts;
}

/**
 * Strength (weighted degree): the sum of the weights of a node's edges; the degree without weights. 0 for
 * isolated nodes. Cost: n + m. Barrat et al. 2004.
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

/** Degree divided by n - 1, from 0 to 1; 0 in a network of one node. Freeman 1978. */
export function degreeCentrality(rows: Rows): Float64Array {
  return Float64Array.from(degrees(rows), (degree) => (rows.size > 1 ? degree / (rows.size - 1) : 0));
}

/** The number of nodes per degree: index d has the count for degree d. Cost: n. */
export function degreeDistribution(rows: Rows): Uint32Array {
  const all = degrees(rows);
  const counts = new Uint32Array(all.reduce((max, degree) => Math.max(max, degree), 0) + 1);
  for (const degree of all) counts[degree]! += 1;
  return counts;
}

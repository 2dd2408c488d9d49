import { BadInput } from "../../domain/errors";
import { strengths } from "../measures/degree";
import { expectUndirected, type Network } from "../network";

/**
 * Modularity: the share of weight inside communities minus the share expected by chance, times the
 * resolution. Below 1, and at least -1/2 at resolution 1; NaN without edges. Undirected. Cost: n + m. Newman
 * and Girvan 2004; resolution: Reichardt and Bornholdt 2006.
 */
export function modularity(
  network: Network,
  communities: Uint32Array,
  { resolution = 1 }: { readonly resolution?: number | undefined } = {},
): number {
  expectUndirected(network, "modularity");
  const { size, offsets, targets, weights } = network;
  if (communities.length !== size) {
    throw new BadInput(`Expected ${size} communities, one a node, but got ${communities.length}.`);
  }
  const all = strengths(network);
  const sums = new Float64Array(communities.reduce((highest, one) => Math.max(highest, one), 0) + 1);
  let [total, within] = [0, 0];
  for (let node = 0; node < size; node += 1) {
    const community = communities[node]!;
    total += all[node]!;
    sums[community]! += all[node]!;
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      if (communities[targets[entry]!] === community) within += weights === null ? 1 : weights[entry]!;
    }
  }
  return within / total - resolution * sums.reduce((sum, strength) => sum + (strength / total) ** 2, 0);
}

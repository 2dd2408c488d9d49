import { BadInput } from "../../domain/errors";
import { entryOf } from "../entries";
import { expectUndirected, withEntries, type Network } from "../network";
import { degrees, strengths } from "./degree";

/**
 * Disparity filter: per entry, the probability of so large a share of the strength by chance: the lower of (1
 * - weight / strength)^(degree - 1) at both ends. Range 0 to 1; low values are significant. 1 for an end with
 * one edge. Undirected. Cost: m log m. Serrano, Boguñá and Vespignani 2009.
 */
export function disparities(network: Network): Float64Array {
  expectUndirected(network, "the disparity filter");
  const { size, offsets, targets, weights } = network;
  const [sums, counts] = [strengths(network), degrees(network)];
  const chanceAt = (node: number, entry: number) =>
    counts[node]! < 2
      ? 1
      : (1 - (weights === null ? 1 : weights[entry]!) / sums[node]!) ** (counts[node]! - 1);

  const chances = new Float64Array(targets.length);
  for (let node = 0; node < size; node += 1) {
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const other = targets[entry]!;
      if (other < node) continue;
      const back = entryOf(network, other, node);
      chances[entry] = chances[back] = Math.min(chanceAt(node, entry), chanceAt(other, back));
    }
  }
  return chances;
}

/** The backbone: edges with a disparity below `significance`. Nodes are kept, also without edges. */
export function backbone(network: Network, significance = 0.05): Network {
  if (!(significance > 0 && significance <= 1)) {
    throw new BadInput(`Expected a significance above 0 and at most 1, but got ${significance}.`);
  }
  const chances = disparities(network);
  return withEntries(network, (entry) => chances[entry]! < significance);
}

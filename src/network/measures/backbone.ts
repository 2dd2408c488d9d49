import { BadInput } from "../../domain/errors";
import { entryOf } from "../rows";
import { expectUndirected, withEntries, type Network } from "../network";
import { degrees, strengths } from "./degree";

/**
 * Disparity: per entry of the network, how likely a share as large as this edge's would be at either end if strength were
 * spread by chance: the lesser of (1 - weight / strength)^(degree - 1) at both ends. Within 0 and 1, small for edges that
 * matter; an end with one edge says nothing (1). Undirected. Costs m log m. Serrano, Boguñá and Vespignani 2009.
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

/** The backbone: the edges whose disparity is below `significance`. Nodes stay, also those that lose all their edges. */
export function backbone(network: Network, significance = 0.05): Network {
  if (!(significance > 0 && significance <= 1)) {
    throw new BadInput(`Expected a significance above 0 and at most 1, but got ${significance}.`);
  }
  const chances = disparities(network);
  return withEntries(network, (entry) => chances[entry]! < significance);
}

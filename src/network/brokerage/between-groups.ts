import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { stepsOf, type Watch } from "../watch";

/**
 * Per node, how many pairs of others it stands between who are of two different groups and not tied; in a directed network how
 * many ordered ones, from the one to the other. -1 is no group: whoever is in none may broker, but is nobody's end. Weights
 * do not count. Costs the sum of squared degrees. After Gould and Fernandez 1989, whose roles say more of the broker's own group.
 */
export function brokerageBetween(network: Network, groups: Int32Array, watch: Watch = {}): Float64Array {
  const { size, offsets, targets, isDirected } = network;
  if (groups.length !== size) {
    throw new BadInput(`Expected ${size} groups, one a node, but got ${groups.length}.`);
  }
  const counts = new Float64Array(size);
  const knownTo = new Int32Array(size).fill(-1);
  const steps = stepsOf(size, watch);
  for (let source = 0; source < size; source += 1) {
    steps(source);
    if (groups[source]! < 0) continue;
    const [start, end] = [offsets[source]!, offsets[source + 1]!];
    knownTo[source] = source;
    for (let entry = start; entry < end; entry += 1) knownTo[targets[entry]!] = source;
    for (let entry = start; entry < end; entry += 1) {
      const broker = targets[entry]!;
      for (let onward = offsets[broker]!; onward < offsets[broker + 1]!; onward += 1) {
        const target = targets[onward]!;
        if (knownTo[target] === source || groups[target]! < 0 || groups[target] === groups[source]) continue;
        counts[broker]! += isDirected ? 1 : 0.5;
      }
    }
  }
  return counts;
}

import { BadInput } from "../../domain/errors";
import type { Network } from "../network";
import { stepsOf, type Watch } from "../watch";

/**
 * Per node: the number of pairs of its neighbours in two different groups that are not tied (ordered pairs in
 * a directed network). Group -1 means no group: such a node can be a broker but not an end. Unweighted. Cost:
 * sum of squared degrees. After Gould and Fernandez 1989.
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

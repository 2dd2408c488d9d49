import { strengths } from "../measures/degree";
import type { Network } from "../network";

/**
 * A network during aggregation: each node represents several nodes of the level below. Edges inside a node
 * count in its strength.
 */
export interface Level {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** Null when all weights are 1, which saves memory reads; they dominate the run time. */
  readonly weights: Float64Array | null;
  readonly strengths: Float64Array;
  /**
   * Sum of strengths divided by the resolution: the product of two strengths divided by it is the weight
   * expected by chance.
   */
  readonly scale: number;
}

export function lowestLevelOf(network: Network, resolution: number): Level {
  const { size, offsets, targets } = network;
  const sums = strengths(network);
  const total = sums.reduce((sum, strength) => sum + strength, 0);
  return {
    size,
    offsets,
    targets,
    weights: network.weights,
    strengths: sums,
    scale: total / resolution,
  };
}

/** Renumbers groups from 0 in order of appearance. Returns their number. */
export function renumber(groups: Uint32Array): number {
  const highest = groups.reduce((max, group) => Math.max(max, group), -1);
  const numbers = new Int32Array(highest + 1).fill(-1);
  let count = 0;
  for (let node = 0; node < groups.length; node += 1) {
    const group = groups[node]!;
    if (numbers[group] === -1) numbers[group] = count++;
    groups[node] = numbers[group]!;
  }
  return count;
}

/** Aggregates each group into one node. Groups are numbered from 0 without gaps. */
export function aggregated(level: Level, groups: Uint32Array, count: number): Level {
  const members = membersOf(groups, count);
  const offsets = new Uint32Array(count + 1);
  const targets = new Uint32Array(level.targets.length);
  const weights = new Float64Array(level.targets.length);
  const sums = new Float64Array(count);
  // Position of the group's edge to each other group. Valid only if not before the group's start.
  const places = new Int32Array(count).fill(-1);
  let end = 0;
  for (let group = 0; group < count; group += 1) {
    const start = end;
    for (let place = members.offsets[group]!; place < members.offsets[group + 1]!; place += 1) {
      const node = members.nodes[place]!;
      sums[group]! += level.strengths[node]!;
      for (let entry = level.offsets[node]!; entry < level.offsets[node + 1]!; entry += 1) {
        const other = groups[level.targets[entry]!]!;
        if (other === group) continue;
        const weight = level.weights === null ? 1 : level.weights[entry]!;
        if (places[other]! < start) {
          places[other] = end;
          targets[end] = other;
          weights[end++] = weight;
        } else weights[places[other]!]! += weight;
      }
    }
    offsets[group + 1] = end;
  }
  return {
    size: count,
    offsets,
    targets: targets.slice(0, end),
    weights: weights.slice(0, end),
    strengths: sums,
    scale: level.scale,
  };
}

function membersOf(groups: Uint32Array, count: number) {
  const offsets = new Uint32Array(count + 1);
  for (const group of groups) offsets[group + 1]! += 1;
  for (let group = 0; group < count; group += 1) offsets[group + 1]! += offsets[group]!;
  const filled = offsets.slice();
  const nodes = new Uint32Array(groups.length);
  for (let node = 0; node < groups.length; node += 1) nodes[filled[groups[node]!]!++] = node;
  return { offsets, nodes };
}

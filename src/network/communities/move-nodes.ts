import type { Random } from "../../domain/random";
import type { Level } from "./level";

/**
 * Leiden's fast local moving: moves nodes to the community with the highest modularity gain until none
 * improves. After a move only its neighbours are queued again. Changes `communities`, whose numbers are below
 * the level's size. Returns whether any node moved.
 */
export function moveNodes(level: Level, communities: Uint32Array, random: Random): boolean {
  const { size, offsets, targets, weights, strengths, scale } = level;
  const [sums, counts] = [new Float64Array(size), new Uint32Array(size)];
  for (let node = 0; node < size; node += 1) {
    sums[communities[node]!]! += strengths[node]!;
    counts[communities[node]!]! += 1;
  }
  const empty = emptyOnes(counts);
  const queue = Uint32Array.from({ length: size }, (_, node) => node);
  random.shuffle(queue);
  const isQueued = new Uint8Array(size).fill(1);
  // Weight from the node to each community. Only `touched` entries are non-zero.
  const [ties, touched] = [new Float64Array(size), new Uint32Array(size)];
  let hasMoved = false;

  for (let head = 0, waiting = size; waiting > 0; waiting -= 1) {
    const node = queue[head]!;
    head = head + 1 === size ? 0 : head + 1;
    isQueued[node] = 0;
    const [start, end] = [offsets[node]!, offsets[node + 1]!];
    const own = communities[node]!;
    const expected = strengths[node]! / scale;
    let found = 0;
    for (let entry = start; entry < end; entry += 1) {
      const community = communities[targets[entry]!]!;
      if (ties[community] === 0) touched[found++] = community;
      ties[community]! += weights === null ? 1 : weights[entry]!;
    }
    sums[own]! -= strengths[node]!;
    counts[own]! -= 1;
    let best = own;
    let bestGain = ties[own]! - expected * sums[own]!;
    for (let place = 0; place < found; place += 1) {
      const community = touched[place]!;
      const gain = ties[community]! - expected * sums[community]!;
      ties[community] = 0;
      // The gain must exceed rounding errors, or two nodes could swap forever.
      if (gain > bestGain + 1e-10 * expected) [best, bestGain] = [community, gain];
    }
    if (bestGain < 0 && counts[own]! > 0) best = empty.pop() ?? own;
    sums[best]! += strengths[node]!;
    counts[best]! += 1;
    if (best === own) continue;

    hasMoved = true;
    communities[node] = best;
    if (counts[own] === 0) empty.push(own);
    for (let entry = start; entry < end; entry += 1) {
      const other = targets[entry]!;
      if (isQueued[other] === 1 || communities[other] === best) continue;
      isQueued[other] = 1;
      const tail = head + waiting - 1;
      queue[tail < size ? tail : tail - size] = other;
      waiting += 1;
    }
  }
  return hasMoved;
}

function emptyOnes(counts: Uint32Array): number[] {
  const empty: number[] = [];
  for (const [community, count] of counts.entries()) if (count === 0) empty.push(community);
  return empty;
}

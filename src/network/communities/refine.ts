import type { Random } from "../../domain/random";
import type { Level } from "./level";

/** Randomness of the refinement, in units of an edge of mean weight: Traag's theta. */
const temperature = 0.01;

/**
 * Leiden's refinement: splits communities into connected groups. Each node starts alone and joins a
 * well-connected group of its community, drawn by modularity gain. Returns a group per node, with numbers
 * below the level's size.
 */
export function refine(level: Level, communities: Uint32Array, random: Random): Uint32Array {
  const { size, offsets, targets, weights, strengths, scale } = level;
  const groups = Uint32Array.from({ length: size }, (_, node) => node);
  const [sums, counts] = [strengths.slice(), new Uint32Array(size).fill(1)];
  const { wholes, cuts } = withinCommunities(level, communities);
  const order = groups.slice();
  random.shuffle(order);
  const [ties, touched] = [new Float64Array(size), new Uint32Array(size)];
  const [likely, gains] = [new Uint32Array(size), new Float64Array(size)];
  const unit = temperature * meanOf(weights);

  for (const node of order) {
    const community = communities[node]!;
    const whole = wholes[community]!;
    if (groups[node] !== node || counts[node] !== 1) continue;
    if (cuts[node]! < (sums[node]! * (whole - sums[node]!)) / scale) continue;
    let found = 0;
    for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
      const other = targets[entry]!;
      if (communities[other] !== community) continue;
      const group = groups[other]!;
      if (ties[group] === 0) touched[found++] = group;
      ties[group]! += weights === null ? 1 : weights[entry]!;
    }
    let [choices, best] = [0, 0];
    for (let place = 0; place < found; place += 1) {
      const group = touched[place]!;
      const sum = sums[group]!;
      const gain = ties[group]! - (strengths[node]! * sum) / scale;
      if (gain < 0 || cuts[group]! < (sum * (whole - sum)) / scale) continue;
      likely[choices] = group;
      gains[choices++] = gain;
      best = Math.max(best, gain);
    }
    const group = choices === 0 ? node : likely[drawn(gains, choices, best, unit, random)]!;
    if (group !== node) {
      cuts[group]! += cuts[node]! - 2 * ties[group]!;
      sums[group]! += strengths[node]!;
      counts[group]! += 1;
      counts[node] = 0;
      groups[node] = group;
    }
    for (let place = 0; place < found; place += 1) ties[touched[place]!] = 0;
  }
  return groups;
}

function meanOf(weights: Float64Array | null): number {
  if (weights === null || weights.length === 0) return 1;
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
}

/** Draws a gain with probability proportional to exp(gain / unit). */
function drawn(gains: Float64Array, count: number, best: number, unit: number, random: Random): number {
  let total = 0;
  for (let place = 0; place < count; place += 1) {
    total += Math.exp((gains[place]! - best) / unit);
    gains[place] = total;
  }
  const lot = random.next() * total;
  let place = 0;
  while (place < count - 1 && gains[place]! <= lot) place += 1;
  return place;
}

/** The strength of each community, and each node's weight to the other members of its own. */
function withinCommunities({ size, offsets, targets, weights, strengths }: Level, communities: Uint32Array) {
  const [wholes, cuts] = [new Float64Array(size), new Float64Array(size)];
  for (let node = 0; node < size; node += 1) {
    const community = communities[node]!;
    wholes[community]! += strengths[node]!;
    let cut = 0;
    for (let entry = offsets[node]!, end = offsets[node + 1]!; entry < end; entry += 1) {
      if (communities[targets[entry]!] === community) cut += weights === null ? 1 : weights[entry]!;
    }
    cuts[node] = cut;
  }
  return { wholes, cuts };
}

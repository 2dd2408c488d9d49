import { BadInput } from "../../domain/errors";
import { largestFirst } from "../measures/components";
import { expectUndirected, type Network } from "../network";
import { Random } from "../../domain/random";
import { stepsOf, type Watch } from "../watch";
import { aggregated, lowestLevelOf, renumber, type Level } from "./level";
import { modularity } from "./modularity";
import { moveNodes } from "./move-nodes";
import { refine } from "./refine";

export interface CommunityOptions extends Watch {
  /** Above 1: more and smaller communities. Below 1: fewer and larger ones. */
  readonly resolution?: number | undefined;
  readonly seed?: number | undefined;
  /** Maximum number of restarts from the previous result. Ends earlier when nothing changes. */
  readonly iterations?: number | undefined;
}

export interface Communities {
  /** The community of each node. 0 is the largest; ties by the lowest node. */
  readonly of: Uint32Array;
  /** The size of each community, descending. */
  readonly sizes: Uint32Array;
  /** At the given resolution. */
  readonly modularity: number;
}

/**
 * Communities by the Leiden algorithm: connected groups with more internal edges than expected by chance.
 * Maximising modularity is NP-hard, and many different results are near the optimum: see
 * `communityStability`. Deterministic for a seed. An isolated node is its own community. Undirected. Cost:
 * about m per level, with few levels. Traag, Waltman and Van Eck 2019.
 */
export function communities(
  network: Network,
  { resolution = 1, seed = 1, iterations = 2, ...watch }: CommunityOptions = {},
): Communities {
  expectUndirected(network, "communities");
  if (!(resolution > 0)) throw new BadInput(`Expected a resolution above 0, but got ${resolution}.`);
  const random = new Random(seed);
  const lowest = lowestLevelOf(network, resolution);
  const steps = stepsOf(iterations, watch);
  const found = Uint32Array.from({ length: network.size }, (_, node) => node);
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const hasMoved = improve(lowest, found, random, () => steps(iteration));
    steps(iteration + 1);
    if (!hasMoved) break;
  }
  const sizes = Array.from({ length: renumber(found) }, () => 0);
  for (const community of found) sizes[community]! += 1;
  return { ...largestFirst(found, sizes), modularity: modularity(network, found, { resolution }) };
}

/** One run over all levels: local moving, refinement, aggregation. Changes `found`. */
function improve(lowest: Level, found: Uint32Array, random: Random, step: () => void): boolean {
  let level = lowest;
  // For each node of the lowest level: its node at this level.
  const parts = Uint32Array.from({ length: lowest.size }, (_, node) => node);
  let current: Uint32Array = found.slice();
  let hasMoved = false;
  for (;;) {
    hasMoved = moveNodes(level, current, random) || hasMoved;
    step();
    const groups = refine(level, current, random);
    const count = renumber(groups);
    if (count === level.size) break;
    const next = new Uint32Array(count);
    for (let node = 0; node < level.size; node += 1) next[groups[node]!] = current[node]!;
    renumber(next);
    for (let node = 0; node < parts.length; node += 1) parts[node] = groups[parts[node]!]!;
    level = aggregated(level, groups, count);
    current = next;
  }
  for (let node = 0; node < parts.length; node += 1) found[node] = current[parts[node]!]!;
  return hasMoved;
}

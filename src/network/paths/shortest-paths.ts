import { BadInput } from "../../domain/errors";
import { expectNode, reversed, type Network } from "../network";
import { entryOf } from "../rows";
import { isAsFar, searchOf, type WithLengths } from "./lengths";

/** A way through the network. */
export interface Path {
  /** Both ends included; one node where they are the same. */
  readonly nodes: Uint32Array;
  /** Its number of edges, or the sum of their lengths. */
  readonly length: number;
}

export interface ShortestPaths {
  /** By their nodes, ascending: first those that turn to the lowest node at their first fork. */
  readonly paths: readonly Path[];
  /** How many there are, which may be more than were asked for; 0 where the target cannot be reached. */
  readonly count: number;
}

/** The shortest path, or null where there is none; of several, the one that turns to the lowest node first. One search. */
export function shortestPath(
  network: Network,
  from: number,
  to: number,
  options: WithLengths = {},
): Path | null {
  return shortestPaths(network, from, to, { ...options, most: 1 }).paths[0] ?? null;
}

/**
 * All shortest paths between two nodes, or the first `most` of them: there can be more than anyone could read. One search from
 * the target, then a walk to it that never turns in vain.
 */
export function shortestPaths(
  network: Network,
  from: number,
  to: number,
  { most = 100, ...options }: WithLengths & { readonly most?: number } = {},
): ShortestPaths {
  if (!(Number.isInteger(most) && most > 0)) throw new BadInput(`Expected at least 1 path, but got ${most}.`);
  const way = new WayTo(network, expectNode(network, from), expectNode(network, to), options);
  const paths: Path[] = [];
  const nodes = [from];
  const forks = [way.onward(from)];
  // What is left of each fork on the way; a fork without any is gone back from.
  while (forks.length > 0 && paths.length < most && way.count > 0) {
    if (nodes.at(-1) === to) paths.push({ nodes: Uint32Array.from(nodes), length: way.length });
    const next = forks.at(-1)?.shift();
    if (next === undefined) {
      forks.pop();
      nodes.pop();
    } else {
      nodes.push(next);
      forks.push(way.onward(next));
    }
  }
  return { paths, count: way.count };
}

/** How far each node is from the target, and so which edges lead nearer to it. */
class WayTo {
  readonly length: number;
  readonly count: number;
  readonly #network: Network;
  readonly #lengths: Float64Array | null;
  readonly #distances: Int32Array | Float64Array;

  constructor(network: Network, from: number, to: number, { lengths = null }: WithLengths) {
    const inward = reversed(lengths === null ? network : { ...network, weights: lengths });
    const search = searchOf(inward, { lengths: lengths === null ? null : inward.weights });
    const reached = search.run(to);
    this.#network = network;
    this.#lengths = lengths;
    this.#distances = search.distances;
    this.length = search.distances[from]!;

    // From the target outward, since who is nearer has been counted by then.
    const counts = new Float64Array(network.size);
    counts[to] = 1;
    for (let place = 1; place < reached; place += 1) {
      const node = search.order[place]!;
      counts[node] = this.onward(node).reduce((sum, next) => sum + counts[next]!, 0);
      if (node === from) break;
    }
    this.count = counts[from]!;
  }

  /** The neighbours that are on a shortest path from this node to the target, ascending. */
  onward(node: number): number[] {
    const { offsets, targets } = this.#network;
    const left = this.#distances[node]!;
    const nearer: number[] = [];
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const distance = this.#distances[targets[entry]!]!;
      const length = this.#lengths === null ? 1 : this.#lengths[entry]!;
      if (distance >= 0 && left > distance && isAsFar(distance + length, left)) nearer.push(targets[entry]!);
    }
    return nearer;
  }
}

/** The length of a path in a network. Throws where it has no such edge. */
export function lengthOf(network: Network, nodes: Uint32Array, { lengths = null }: WithLengths = {}): number {
  let length = 0;
  for (let place = 1; place < nodes.length; place += 1) {
    const entry = entryOf(network, nodes[place - 1]!, nodes[place]!);
    if (entry === -1) throw new BadInput(`Expected an edge from ${nodes[place - 1]} to ${nodes[place]}.`);
    length += lengths === null ? 1 : lengths[entry]!;
  }
  return length;
}

import { BadInput } from "../../domain/errors";
import { expectNode, reversed, type Network } from "../network";
import { entryOf } from "../entries";
import { isAsFar, searchOf, type WithLengths } from "./lengths";

/** A path through the network. */
export interface Path {
  /** Both ends included; a single node if they are the same. */
  readonly nodes: Uint32Array;
  /** The number of edges, or the sum of their lengths. */
  readonly length: number;
}

export interface ShortestPaths {
  /** Sorted by their nodes, ascending. */
  readonly paths: readonly Path[];
  /** The total number of shortest paths, also beyond the requested ones; 0 if the target is unreachable. */
  readonly count: number;
}

/**
 * The shortest path; null if there is none. On ties, the one with the lowest node at the first difference.
 * One search.
 */
export function shortestPath(
  network: Network,
  from: number,
  to: number,
  options: WithLengths = {},
): Path | null {
  return shortestPaths(network, from, to, { ...options, max: 1 }).paths[0] ?? null;
}

/**
 * All shortest paths between two nodes, or the first `max` of them: there can be exponentially many. One
 * search from the target, then a walk without dead ends.
 */
export function shortestPaths(
  network: Network,
  from: number,
  to: number,
  { max = 100, ...options }: WithLengths & { readonly max?: number } = {},
): ShortestPaths {
  if (!(Number.isInteger(max) && max > 0)) throw new BadInput(`Expected at least 1 path, but got ${max}.`);
  const way = new WayTo(network, expectNode(network, from), expectNode(network, to), options);
  const paths: Path[] = [];
  const nodes = [from];
  const forks = [way.onward(from)];
  // The untried branches at each node of the current path. Backtracks when none is left.
  while (forks.length > 0 && paths.length < max && way.count > 0) {
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

/** The distance of each node to the target. It shows which edges lead nearer. */
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

    // From the target outward: nearer nodes are already counted.
    const counts = new Float64Array(network.size);
    counts[to] = 1;
    for (let place = 1; place < reached; place += 1) {
      const node = search.order[place]!;
      counts[node] = this.onward(node).reduce((sum, next) => sum + counts[next]!, 0);
      if (node === from) break;
    }
    this.count = counts[from]!;
  }

  /** The neighbours on a shortest path from this node to the target, ascending. */
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

/** The length of a path. Throws if an edge does not exist. */
export function lengthOf(network: Network, nodes: Uint32Array, { lengths = null }: WithLengths = {}): number {
  let length = 0;
  for (let place = 1; place < nodes.length; place += 1) {
    const entry = entryOf(network, nodes[place - 1]!, nodes[place]!);
    if (entry === -1) throw new BadInput(`Expected an edge from ${nodes[place - 1]} to ${nodes[place]}.`);
    length += lengths === null ? 1 : lengths[entry]!;
  }
  return length;
}

import { BadInput } from "../../domain/errors";
import { expectNode, reversed, type Network } from "../network";
import { stepsOf, type Watch } from "../watch";
import { isAsFar, searchOf, type WithLengths } from "./lengths";
import type { Search } from "./search";
import { lengthOf, shortestPath, type Path } from "./shortest-paths";

export interface KShortestOptions extends WithLengths, Watch {
  /** Number of paths. */
  readonly k?: number | undefined;
  /** Maximum path length. */
  readonly within?: number | undefined;
}

/** A candidate path, and where it branched off from its origin. */
interface Candidate extends Path {
  readonly branch: number;
}

/**
 * The k shortest loopless paths, shortest first; ties by their nodes, ascending. Fewer if there are no more.
 * Cost per path: one search per node of the path. Yen 1971, with Lawler's rule: no branch before the
 * branching point of the origin.
 */
export function kShortestPaths(
  network: Network,
  from: number,
  to: number,
  { k = 3, within = Infinity, lengths = null, ...watch }: KShortestOptions = {},
): Path[] {
  if (!(Number.isInteger(k) && k > 0)) throw new BadInput(`Expected a k of at least 1, but got ${k}.`);
  const first = shortestPath(network, expectNode(network, from), expectNode(network, to), { lengths });
  const steps = stepsOf(k, watch);
  const branches = new Branches(network, to, lengths);
  const found: Path[] = [];
  const candidates: Candidate[] = first === null || first.length > within ? [] : [{ ...first, branch: 0 }];

  while (candidates.length > 0 && found.length < k) {
    const path = takeShortest(candidates);
    found.push({ nodes: path.nodes, length: path.length });
    steps(found.length);
    for (let branch = path.branch; branch < path.nodes.length - 1; branch += 1) {
      const nodes = branches.leave(path.nodes.subarray(0, branch + 1), found);
      if (nodes === null) continue;
      const length = lengthOf(network, nodes, { lengths });
      if (length <= within) candidates.push({ nodes, length, branch });
    }
  }
  return found;
}

/** Finds the continuation of a path's prefix that differs from known paths. */
class Branches {
  readonly #network: Network;
  readonly #lengths: Float64Array | null;
  readonly #target: number;
  readonly #search: Search;

  constructor(network: Network, target: number, lengths: Float64Array | null) {
    const inward = reversed(lengths === null ? network : { ...network, weights: lengths });
    this.#network = network;
    this.#lengths = lengths;
    this.#target = target;
    this.#search = searchOf(inward, { lengths: lengths === null ? null : inward.weights });
  }

  /** The whole path; null if there is none. */
  leave(beginning: Uint32Array, known: readonly Path[]): Uint32Array | null {
    const place = beginning.length;
    const taken = new Set(
      known.filter((path) => startsWith(path.nodes, beginning)).map(({ nodes }) => nodes[place]!),
    );
    this.#search.run(this.#target, Infinity, beginning);
    const rest: number[] = [];
    for (let node = beginning.at(-1)!; node !== this.#target;) {
      const next = this.#nearest(node, rest.length === 0 ? taken : null);
      if (next === -1) break;
      rest.push(next);
      node = next;
    }
    return rest.at(-1) === this.#target ? Uint32Array.from([...beginning, ...rest]) : null;
  }

  /** The neighbour nearest to the target; the lowest on ties; -1 if unreachable. */
  #nearest(node: number, taken: ReadonlySet<number> | null): number {
    const { offsets, targets } = this.#network;
    let [nearest, least] = [-1, 0];
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      const next = targets[entry]!;
      const distance = this.#search.distances[next]!;
      if (distance < 0 || taken?.has(next)) continue;
      const whole = distance + (this.#lengths === null ? 1 : this.#lengths[entry]!);
      if (nearest === -1 || (whole < least && !isAsFar(whole, least))) [nearest, least] = [next, whole];
    }
    return nearest;
  }
}

function takeShortest(candidates: Candidate[]): Candidate {
  let best = 0;
  for (let place = 1; place < candidates.length; place += 1) {
    if (comesBefore(candidates[place]!, candidates[best]!)) best = place;
  }
  return candidates.splice(best, 1)[0]!;
}

function comesBefore(one: Path, other: Path): boolean {
  if (!isAsFar(one.length, other.length)) return one.length < other.length;
  const fork = one.nodes.findIndex((node, place) => node !== other.nodes[place]);
  return fork !== -1 && one.nodes[fork]! < (other.nodes[fork] ?? Infinity);
}

function startsWith(nodes: Uint32Array, beginning: Uint32Array): boolean {
  return beginning.every((node, place) => nodes[place] === node);
}

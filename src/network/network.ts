import { BadInput } from "../domain/errors";
import { edgeCount } from "./sizes";
import { expectEntries, rowsOf, transposed, type Entries, type Rows } from "./rows";

/**
 * A network. Nodes are numbers from 0; the caller knows what they stand for. An undirected edge is stored in
 * the rows of both ends.
 */
export interface Network extends Rows {
  readonly isDirected: boolean;
}

/**
 * Builds a network of `size` nodes from a list of edges. Weights of repeated edges are added. Self-loops are
 * dropped. Weights must be above 0.
 */
export function networkOf(size: number, edges: Entries, { isDirected = false } = {}): Network {
  expectEntries(size, size, edges);
  const { from, to, weights } = withoutLoops(edges);
  if (isDirected) return { isDirected, ...rowsOf(size, size, { from, to, weights }) };
  return {
    isDirected,
    ...rowsOf(size, size, {
      from: joined(from, to),
      to: joined(to, from),
      weights: weights ? joined(weights, weights) : null,
    }),
  };
}

/** The edge list, sorted by first and second node. An undirected edge occurs once, lower node first. */
export function edgesOf(network: Network): Required<Entries> {
  const { size, offsets, targets, weights, isDirected } = network;
  const count = edgeCount(network);
  const [from, to] = [new Uint32Array(count), new Uint32Array(count)];
  const kept = weights === null ? null : new Float64Array(count);
  let edge = 0;
  for (let node = 0; node < size; node += 1) {
    for (let entry = offsets[node]!; entry < offsets[node + 1]!; entry += 1) {
      if (!isDirected && targets[entry]! < node) continue;
      from[edge] = node;
      to[edge] = targets[entry]!;
      if (kept !== null) kept[edge] = weights![entry]!;
      edge += 1;
    }
  }
  return { from, to, weights: kept };
}

/** The undirected version: weights of opposite edges are added. Stays unweighted without weights. */
export function undirected(network: Network): Network {
  return network.isDirected ? networkOf(network.size, edgesOf(network)) : network;
}

/** Reverses all edges. An undirected network is its own reverse. */
export function reversed(network: Network): Network {
  return network.isDirected ? { isDirected: true, ...transposed(network) } : network;
}

/** The subgraph induced by some nodes. Node i of the result is `nodes[i]`. Cost: the nodes' neighbours. */
export function inducedBy(network: Network, nodes: Uint32Array): Network {
  const places = new Map<number, number>();
  for (const [place, node] of nodes.entries()) places.set(expectNode(network, node), place);
  if (places.size < nodes.length) throw new BadInput("Expected each node once, but got some of them twice.");

  const [from, to, weights]: [number[], number[], number[]] = [[], [], []];
  for (const [place, node] of nodes.entries()) {
    for (let entry = network.offsets[node]!; entry < network.offsets[node + 1]!; entry += 1) {
      const other = places.get(network.targets[entry]!);
      if (other === undefined || (!network.isDirected && other < place)) continue;
      from.push(place);
      to.push(other);
      if (network.weights !== null) weights.push(network.weights[entry]!);
    }
  }
  const edges = {
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
    weights: network.weights && Float64Array.from(weights),
  };
  return networkOf(nodes.length, edges, network);
}

/** Keeps only some entries. For an undirected edge, keep both of its entries. */
export function withEntries(network: Network, isKept: (entry: number) => boolean): Network {
  const { size, targets, weights, isDirected } = network;
  const offsets = new Uint32Array(size + 1);
  const kept = new Uint32Array(targets.length);
  const keptWeights = weights === null ? null : new Float64Array(targets.length);
  let count = 0;
  for (let node = 0; node < size; node += 1) {
    for (let entry = network.offsets[node]!; entry < network.offsets[node + 1]!; entry += 1) {
      if (!isKept(entry)) continue;
      kept[count] = targets[entry]!;
      if (keptWeights !== null) keptWeights[count] = weights![entry]!;
      count += 1;
    }
    offsets[node + 1] = count;
  }
  return {
    size,
    isDirected,
    offsets,
    targets: kept.slice(0, count),
    weights: keptWeights?.slice(0, count) ?? null,
  };
}

/** Returns the node if it exists, else throws. */
export function expectNode({ size }: Rows, node: number): number {
  if (Number.isInteger(node) && node >= 0 && node < size) return node;
  throw new BadInput(`Expected a node from 0 to ${size - 1}, but got ${node}.`, { node, size });
}

/** For measures that are defined only for undirected networks. */
export function expectUndirected({ isDirected }: Network, measure: string): void {
  if (isDirected) {
    throw new BadInput(
      `Expected an undirected network for ${measure}, but got a directed one; undirected() makes one of it.`,
    );
  }
}

function withoutLoops({ from, to, weights = null }: Entries): Required<Entries> {
  const isLoop = (edge: number) => from[edge] === to[edge];
  if (!from.some((_, edge) => isLoop(edge))) return { from, to, weights };
  return {
    from: from.filter((_, edge) => !isLoop(edge)),
    to: to.filter((_, edge) => from[edge] !== to[edge]),
    weights: weights?.filter((_, edge) => !isLoop(edge)) ?? null,
  };
}

function joined<T extends Uint32Array | Float64Array>(one: T, other: T): T {
  const both = new (one.constructor as new (length: number) => T)(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

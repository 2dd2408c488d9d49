import { undirected, type Network } from "../network";
import { BreadthFirst } from "../paths/breadth-first";

export interface Components {
  /** The component of each node. 0 is the largest; ties by the lowest node. */
  readonly of: Uint32Array;
  /** The size of each component, descending. */
  readonly sizes: Uint32Array;
}

/**
 * Connected components; weak components in a directed network. An isolated node is its own component. Cost: n
 * + m.
 */
export function components(network: Network): Components {
  const { size } = network;
  const search = new BreadthFirst(undirected(network));
  const found = new Int32Array(size).fill(-1);
  const sizes: number[] = [];
  for (let node = 0; node < size; node += 1) {
    if (found[node] !== -1) continue;
    const reached = search.run(node);
    for (const member of search.order.subarray(0, reached)) found[member] = sizes.length;
    sizes.push(reached);
  }
  return largestFirst(found, sizes);
}

/** Numbers groups by size, descending; ties by the lowest node. */
export function largestFirst(groups: Int32Array | Uint32Array, sizes: readonly number[]): Components {
  const order = Array.from(sizes.keys()).toSorted((one, other) => sizes[other]! - sizes[one]! || one - other);
  const places = new Uint32Array(order.length);
  for (const [place, group] of order.entries()) places[group] = place;
  return {
    of: Uint32Array.from(groups, (group) => places[group]!),
    sizes: Uint32Array.from(order, (group) => sizes[group]!),
  };
}

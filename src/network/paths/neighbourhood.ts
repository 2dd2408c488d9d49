import { BadInput } from "../../domain/errors";
import { expectNode, inducedBy, type Network } from "../network";
import { searchOf, type WithLengths } from "./lengths";

export interface Neighbourhood {
  /** Nearest first, starting with the node itself. */
  readonly nodes: Uint32Array;
  /** The distance of each of `nodes`. */
  readonly distances: Float64Array;
  /** The induced subgraph; its node i is `nodes[i]`. */
  readonly network: Network;
}

/**
 * The ego network: all nodes reachable within a depth, and the network among them (depth 1: the neighbours).
 * Follows directions. Cost: what it visits, plus a buffer of n.
 */
export function neighbourhood(
  network: Network,
  node: number,
  { depth = 1, ...options }: WithLengths & { readonly depth?: number } = {},
): Neighbourhood {
  if (!(depth >= 0)) throw new BadInput(`Expected a depth of 0 or more, but got ${depth}.`);
  const search = searchOf(network, options);
  const nodes = search.order.slice(0, search.run(expectNode(network, node), depth));
  return {
    nodes,
    distances: Float64Array.from(nodes, (reached) => search.distances[reached]!),
    network: inducedBy(network, nodes),
  };
}

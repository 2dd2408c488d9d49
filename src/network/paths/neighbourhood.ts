import { BadInput } from "../../domain/errors";
import { expectNode, inducedBy, type Network } from "../network";
import { searchOf, type WithLengths } from "./lengths";

export interface Neighbourhood {
  /** Nearest first; the node itself is the first. */
  readonly nodes: Uint32Array;
  /** Beside `nodes`, how far each is. */
  readonly distances: Float64Array;
  /** What is among them; its node i is `nodes[i]`. */
  readonly network: Network;
}

/**
 * All that a node reaches within a depth, and the network among them (its ego network; depth 1 is its neighbours). Follows the
 * directions. Costs what it meets, and one buffer of n.
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

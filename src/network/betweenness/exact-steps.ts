import type { Network } from "../network";
import { edgeCount } from "../sizes";

/** Nodes × edges up to which exact betweenness is affordable: one search over all edges for each node. */
const maxExactSteps = 100_000_000;

/** Known before it runs, and the same on any machine. */
export function isExactAffordable(network: Network): boolean {
  return network.size * edgeCount(network) <= maxExactSteps;
}

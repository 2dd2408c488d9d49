import type { CommunityStability } from "../network/communities/stability";
import type { FactNetwork } from "./facts/fact-network";
import { scoresOf, type NodeMeasure } from "./facts/node-measures";
import { undirected } from "../network/network";
import type { Watch } from "../network/watch";
import { runHere } from "../network/worker/run";

/** A network with its measures. The server's implementation caches them. */
export interface Measured {
  readonly facts: FactNetwork;
  scores(measure: NodeMeasure): Promise<ArrayLike<number>>;
  communities(options: { readonly resolution: number; readonly seed: number }): Promise<CommunityStability>;
}

/** Measures on this thread, for a process without other work. */
export function measuredHere(facts: FactNetwork, watch: Watch = {}): Measured {
  const { network } = facts;
  const run = runHere(watch);
  return {
    facts,
    scores: (measure) => scoresOf(measure, { facts, network }, run),
    communities: (options) => run("communityStability", undirected(network), options),
  };
}

import type { Watch } from "../network/watch";
import type { SampledBetweenness } from "../network/betweenness/sampled-betweenness";
import { betweennessOf } from "./facts/betweenness-of";
import { FactNetwork } from "./facts/fact-network";
import type { FactTable } from "./facts/fact-table";
import { NodeMeasure } from "./facts/node-measure";
import { scoresOf } from "./facts/node-measures";
import { heavierTies, tiesOf } from "./facts/ties";
import { sidesOf } from "./facts/two-sides";
import type { Measured } from "./measured";
import type { NetworkQuery } from "./network-query";
import { runHere } from "./worker/run-here";

/** Makes a network on this thread. */
export function networkHere(
  table: FactTable,
  { of, kinds, weight, minWeight }: Pick<NetworkQuery, "of" | "kinds" | "weight" | "minWeight">,
  watch: Watch = {},
): FactNetwork {
  const sides = sidesOf(table, { of, kinds });
  const { network } = tiesOf({ table, sides }, { weight, ...watch });
  return new FactNetwork(table, sides, heavierTies(network, { minWeight }));
}

/** Measures on this thread, for a process without other work. `isExact`: betweenness is not sampled. */
export function measuredHere(
  facts: FactNetwork,
  watch: Watch = {},
  exactness: { readonly isExact?: boolean } = {},
): Measured {
  const { network } = facts;
  const run = runHere(watch);
  let found: Promise<SampledBetweenness> | null = null;
  const betweenness = () => (found ??= betweennessOf(network, run, exactness));
  return {
    facts,
    run,
    betweenness,
    scores: async (measure) =>
      measure === NodeMeasure.BETWEENNESS
        ? (await betweenness()).scores
        : scoresOf(measure, { facts, network }, run),
    communities: (options) => run("communityStability", network, options),
  };
}

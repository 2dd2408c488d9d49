import type { Watch } from "../network/watch";
import { FactNetwork } from "./facts/fact-network";
import type { FactTable } from "./facts/fact-table";
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

/** Measures on this thread, for a process without other work. */
export function measuredHere(facts: FactNetwork, watch: Watch = {}): Measured {
  const { network } = facts;
  const run = runHere(watch);
  return {
    facts,
    run,
    scores: (measure) => scoresOf(measure, { facts, network }, run),
    communities: (options) => run("communityStability", network, options),
  };
}

import { isExactAffordable } from "../../network/betweenness/exact-steps";
import type { SampledBetweenness } from "../../network/betweenness/sampled-betweenness";
import type { Network } from "../../network/network";
import type { Run } from "../worker/run";

/** Exact where that is affordable or `isExact`; else sampled, with the error bound. */
export async function betweennessOf(
  network: Network,
  run: Run,
  { isExact = false } = {},
): Promise<SampledBetweenness> {
  if (!isExact && !isExactAffordable(network)) return run("sampledBetweenness", network, {});
  return { scores: await run("betweenness", network, {}), error: 0, samples: 0 };
}

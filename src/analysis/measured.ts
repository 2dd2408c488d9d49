import type { SampledBetweenness } from "../network/betweenness/sampled-betweenness";
import type { CommunityStability } from "../network/communities/stability";
import type { FactNetwork } from "./facts/fact-network";
import type { NodeMeasure } from "./facts/node-measure";
import type { Run } from "./worker/run";

/** A network with its measures. The server's implementation caches them, and runs tasks in threads. */
export interface Measured {
  readonly facts: FactNetwork;
  readonly run: Run;
  scores(measure: NodeMeasure): Promise<Float64Array | Uint32Array>;
  /** Exact, or of a large network sampled, with the error bound. */
  betweenness(): Promise<SampledBetweenness>;
  communities(options: { readonly resolution: number; readonly seed: number }): Promise<CommunityStability>;
}

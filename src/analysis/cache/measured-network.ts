import type { SampledBetweenness } from "../../network/betweenness/sampled-betweenness";
import type { CommunityStability } from "../../network/communities/stability";
import type { AbortableCaller } from "../../queues/fair-queue";
import type { FactNetwork } from "../facts/fact-network";
import { undirected, type Network } from "../../network/network";
import type { Run } from "../../network/worker/run";
import type { Measurer } from "./measurer";
import { NodeMeasure, scoresOf } from "../facts/node-measures";
import { SharedWork, type OnProgress } from "./shared-work";

/** Larger networks get sampled betweenness: the exact one takes a search per member. */
const maxExactSize = 5_000;

interface Shared {
  readonly measurer: Measurer;
  readonly found: Map<string, SharedWork<unknown>>;
}

/** A network with a cache of its measures, shared by all requests. */
export class MeasuredNetwork {
  readonly facts: FactNetwork;
  readonly network: Network;
  readonly #shared: Shared;
  readonly #caller: AbortableCaller;
  readonly #onProgress: OnProgress | null;

  private constructor(
    facts: FactNetwork,
    network: Network,
    shared: Shared,
    caller: AbortableCaller,
    onProgress: OnProgress | null = null,
  ) {
    this.facts = facts;
    this.network = network;
    this.#shared = shared;
    this.#caller = caller;
    this.#onProgress = onProgress;
  }

  static of(facts: FactNetwork, measurer: Measurer): MeasuredNetwork {
    const unending = { signal: new AbortController().signal };
    return new MeasuredNetwork(facts, facts.network, { measurer, found: new Map() }, unending);
  }

  /** The same cache, for another request. */
  within(caller: AbortableCaller): MeasuredNetwork {
    return new MeasuredNetwork(this.facts, this.network, this.#shared, caller, this.#onProgress);
  }

  /** The same cache, with progress of the measures that run in a thread. */
  withProgress(onProgress: OnProgress): MeasuredNetwork {
    return new MeasuredNetwork(this.facts, this.network, this.#shared, this.#caller, onProgress);
  }

  /** Approximate memory, in numbers. */
  get numbers(): number {
    const { twoMode, ids } = this.facts;
    return 3 * this.network.targets.length + 20 * twoMode.left.targets.length + 20 * ids.length;
  }

  /** One number per member; NaN if undefined. */
  async scores(measure: NodeMeasure): Promise<Float64Array | Uint32Array> {
    if (measure === NodeMeasure.BETWEENNESS) return (await this.betweenness()).scores;
    return this.once(`scores ${measure}`, (run) => scoresOf(measure, this, run));
  }

  /** Exact, or for large networks sampled, with the error bound. */
  betweenness(): Promise<SampledBetweenness> {
    return this.once("betweenness", async (run) =>
      this.network.size > maxExactSize
        ? run("sampledBetweenness", this.network, {})
        : { scores: await run("betweenness", this.network, {}), error: 0, samples: 0 },
    );
  }

  communities(options: { readonly resolution: number; readonly seed: number }): Promise<CommunityStability> {
    return this.once(`communities ${options.resolution} ${options.seed}`, (run) =>
      run("communityStability", undirected(this.network), options),
    );
  }

  /** All members, and only the ties that are significant for at least one of the two. */
  async backbone(significance: number): Promise<MeasuredNetwork> {
    const kept = await this.once(`backbone ${significance}`, async (run) => {
      const network = await run("backbone", undirected(this.network), { significance });
      const shared = { measurer: this.#shared.measurer, found: new Map() };
      return new MeasuredNetwork(this.facts, network, shared, this.#caller);
    });
    return kept.within(this.#caller);
  }

  /** Computes a result once for all requests. Stops when the last waiting request is aborted. */
  once<T>(what: string, find: (run: Run) => T | Promise<T>): Promise<T> {
    const { measurer, found } = this.#shared;
    const known = found.get(what);
    if (known && !known.isStopped) return (known as SharedWork<T>).wait(this.#caller, this.#onProgress);
    const work = new SharedWork<T>(this.#caller.client, async (maker, onProgress) => {
      try {
        return await find(measurer.runWithin(maker, onProgress));
      } catch (error) {
        found.delete(what);
        throw error;
      }
    });
    found.set(what, work);
    return work.wait(this.#caller, this.#onProgress);
  }
}

import type { SampledBetweenness } from "../../../network/betweenness/sampled-betweenness";
import type { CommunityStability } from "../../../network/communities/stability";
import type { FactNetwork } from "../../../network/facts/fact-network";
import { undirected, type Network } from "../../../network/network";
import type { Run } from "../../../network/worker/run";
import type { Measurer } from "./measurer";
import { NodeMeasure, scoresOf } from "../../../network/facts/node-measures";
import { SharedWork, type Tell } from "./shared-work";

/** Beyond so many members betweenness is sampled: exact, it takes as many searches as there are members. */
const mostExact = 5_000;

interface Shared {
  readonly measurer: Measurer;
  readonly found: Map<string, SharedWork<unknown>>;
}

/** A network, and what has been measured of it so far, by whoever asked. */
export class MeasuredNetwork {
  readonly facts: FactNetwork;
  readonly network: Network;
  readonly #shared: Shared;
  readonly #signal: AbortSignal;
  readonly #tell: Tell | null;

  private constructor(
    facts: FactNetwork,
    network: Network,
    shared: Shared,
    signal: AbortSignal,
    tell: Tell | null = null,
  ) {
    this.facts = facts;
    this.network = network;
    this.#shared = shared;
    this.#signal = signal;
    this.#tell = tell;
  }

  static of(facts: FactNetwork, measurer: Measurer): MeasuredNetwork {
    const unending = new AbortController().signal;
    return new MeasuredNetwork(facts, facts.network, { measurer, found: new Map() }, unending);
  }

  /** The same, for somebody who waits as long as the signal lasts. What is found is kept for all. */
  within(signal: AbortSignal): MeasuredNetwork {
    return new MeasuredNetwork(this.facts, this.network, this.#shared, signal, this.#tell);
  }

  /** The same, for somebody who is told how far each measure is that takes long. */
  telling(tell: Tell): MeasuredNetwork {
    return new MeasuredNetwork(this.facts, this.network, this.#shared, this.#signal, tell);
  }

  /** How much memory it takes, about, in numbers. */
  get numbers(): number {
    const { twoMode, ids } = this.facts;
    return 3 * this.network.targets.length + 20 * twoMode.left.targets.length + 20 * ids.length;
  }

  /** One number a member; NaN where the measure says nothing of it. */
  async scores(measure: NodeMeasure): Promise<Float64Array | Uint32Array> {
    if (measure === NodeMeasure.BETWEENNESS) return (await this.betweenness()).scores;
    return this.once(`scores ${measure}`, (run) => scoresOf(measure, this, run));
  }

  /** Exact, or sampled in a network so large that it would take too long; then with the error that it says. */
  betweenness(): Promise<SampledBetweenness> {
    return this.once("betweenness", async (run) =>
      this.network.size > mostExact
        ? run("sampledBetweenness", this.network, {})
        : { scores: await run("betweenness", this.network, {}), error: 0, samples: 0 },
    );
  }

  communities(options: { readonly resolution: number; readonly seed: number }): Promise<CommunityStability> {
    return this.once(`communities ${options.resolution} ${options.seed}`, (run) =>
      run("communityStability", undirected(this.network), options),
    );
  }

  /** The same members with only those ties that weigh more than by chance for one of the two. */
  async backbone(significance: number): Promise<MeasuredNetwork> {
    const kept = await this.once(`backbone ${significance}`, async (run) => {
      const network = await run("backbone", undirected(this.network), { significance });
      const shared = { measurer: this.#shared.measurer, found: new Map() };
      return new MeasuredNetwork(this.facts, network, shared, this.#signal);
    });
    return kept.within(this.#signal);
  }

  /** Found once, however many ask for it; it ends when nobody waits for it any more. */
  once<T>(what: string, find: (run: Run) => T | Promise<T>): Promise<T> {
    const { measurer, found } = this.#shared;
    const known = found.get(what);
    if (known && !known.isStopped) return (known as SharedWork<T>).wait(this.#signal, this.#tell);
    const work = new SharedWork<T>(async (stop, tell) => {
      try {
        return await find(measurer.runWithin(stop, tell));
      } catch (error) {
        found.delete(what);
        throw error;
      }
    });
    found.set(what, work);
    return work.wait(this.#signal, this.#tell);
  }
}

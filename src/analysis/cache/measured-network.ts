import DataLoader from "dataloader";

import type { SampledBetweenness } from "../../network/betweenness/sampled-betweenness";
import type { CommunityStability } from "../../network/communities/stability";
import type { Network } from "../../network/network";
import { betweennessOf } from "../facts/betweenness-of";
import type { FactNetwork } from "../facts/fact-network";
import { NodeMeasure } from "../facts/node-measure";
import { scoresOf } from "../facts/node-measures";
import type { Measured } from "../measured";
import type { Run } from "../worker/run";
import { identityOf, type Computing } from "./computing";
import type { OnProgress } from "./shared-work";

/** The other networks of a catalogue. */
export type NetworkOfYears = (
  computing: Computing,
) => (years: { readonly from: number; readonly to: number }) => Promise<MeasuredNetwork>;

/** A network for one request, with measures that all requests share. */
export class MeasuredNetwork implements Measured {
  readonly facts: FactNetwork;
  readonly #computing: Computing;
  readonly #ofYears: NetworkOfYears;
  readonly #loaders = new Map<string, unknown>();

  constructor(facts: FactNetwork, computing: Computing, ofYears: NetworkOfYears) {
    this.facts = facts;
    this.#computing = computing;
    this.#ofYears = ofYears;
  }

  get network(): Network {
    return this.facts.network;
  }

  /** The same network, with progress of the measures that run in a thread. */
  withProgress(onProgress: OnProgress): MeasuredNetwork {
    return new MeasuredNetwork(this.facts, this.#computing.withProgress(onProgress), this.#ofYears);
  }

  get run(): Run {
    return this.#computing.run;
  }

  /** One number per member; NaN if undefined. */
  async scores(measure: NodeMeasure): Promise<Float64Array | Uint32Array> {
    if (measure === NodeMeasure.BETWEENNESS) return (await this.betweenness()).scores;
    return this.once(`scores ${measure}`, (measured) => scoresOf(measure, measured, measured.run));
  }

  betweenness(): Promise<SampledBetweenness> {
    return this.once("betweenness", ({ network, run }) => betweennessOf(network, run));
  }

  communities(options: { readonly resolution: number; readonly seed: number }): Promise<CommunityStability> {
    return this.once(`communities ${options.resolution} ${options.seed}`, ({ network, run }) =>
      run("communityStability", network, options),
    );
  }

  /** All members, and only the ties that are significant for at least one of the two. */
  async backbone(significance: number): Promise<MeasuredNetwork> {
    const network = await this.once(`backbone ${significance}`, (measured) =>
      measured.run("backbone", measured.network, { significance }),
    );
    return new MeasuredNetwork(this.facts.withTies(network), this.#computing, this.#ofYears);
  }

  /** The network of some years, with the same parameters. */
  ofYears(): (years: { readonly from: number; readonly to: number }) => Promise<MeasuredNetwork> {
    return this.#ofYears(this.#computing);
  }

  /** Computes a result once for all requests. Stops when the last waiting request is aborted. */
  once<T>(what: string, find: (measured: MeasuredNetwork) => Promise<T>): Promise<T> {
    return this.#computing.once(`${identityOf(this.network)} ${what}`, (computing) =>
      find(new MeasuredNetwork(this.facts, computing, this.#ofYears)),
    );
  }

  /** Asks about one member, or a pair: what is asked in one turn of the event loop is one task. */
  async each<Key, Answer>(
    what: string,
    key: Key,
    find: (measured: MeasuredNetwork, keys: readonly Key[]) => Promise<readonly Answer[]>,
  ): Promise<Answer> {
    const known = this.#loaders.get(what) as DataLoader<Key, Answer, string> | undefined;
    const loader =
      known ??
      new DataLoader<Key, Answer, string>((keys) => find(this, keys), { cacheKeyFn: (each) => String(each) });
    this.#loaders.set(what, loader);
    return loader.load(key);
  }
}

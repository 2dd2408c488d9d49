import { LRUCache } from "lru-cache";

import type { Catalogue } from "../../../catalogue/catalogue";
import type { ParticipationQuery } from "../../../catalogue/queries/participation";
import { FactGraph } from "../../../network/facts/fact-graph";
import { FactNetwork } from "../../../network/facts/fact-network";
import type { NetworkQuery } from "../../../reports/network-query";
import { MeasuredNetwork } from "./measured-network";
import { Measurer } from "./measurer";
import { SharedWork } from "./shared-work";

/** The networks of a catalogue as one request sees them. */
export interface NetworksWithin {
  /** A network as somebody asked for it. */
  of(query: NetworkQuery): Promise<MeasuredNetwork>;
  /** Everything that the facts tie, as one graph. */
  graphOf(query: ParticipationQuery): Promise<FactGraph>;
}

/** What all that is kept may hold together, in numbers: some 100 MB. */
const mostNumbers = 12_000_000;

interface Sized {
  readonly numbers: number;
}

/** The networks of a catalogue that were asked for lately. Each is made once for one state of the catalogue. */
export class Networks {
  readonly #catalogue: Catalogue;
  readonly #measurer = new Measurer();
  readonly #made = new LRUCache<string, SharedWork<Sized>>({ maxSize: mostNumbers });

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Those of one moment, for somebody who waits as long as the signal lasts: what they do rejects with its reason after that. */
  within(signal: AbortSignal): NetworksWithin {
    let revision: Promise<number> | undefined;
    const atThisMoment = () => (revision ??= this.#catalogue.within(signal).revision());
    return {
      of: async (query) => this.#networkAt(await atThisMoment(), query, signal),
      graphOf: async (query) => this.#graphAt(await atThisMoment(), query, signal),
    };
  }

  async #networkAt(revision: number, query: NetworkQuery, signal: AbortSignal): Promise<MeasuredNetwork> {
    const made = await this.#once([revision, "network", query], signal, async (stop) => {
      const facts = await this.#catalogue.within(stop).discovery.participationOf(query);
      return MeasuredNetwork.of(new FactNetwork(facts, { ...query, signal: stop }), this.#measurer);
    });
    return made.within(signal);
  }

  #graphAt(revision: number, query: ParticipationQuery, signal: AbortSignal): Promise<FactGraph> {
    return this.#once([revision, "graph", query], signal, async (stop) => {
      return new FactGraph(await this.#catalogue.within(stop).discovery.participationOf(query));
    });
  }

  async #once<T extends Sized>(
    asked: readonly [revision: number, kind: string, query: unknown],
    signal: AbortSignal,
    make: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify(asked);
    const known = this.#made.get(key);
    if (known && !known.isStopped) return (known as SharedWork<T>).wait(signal);

    const work = new SharedWork<T>(async (stop) => {
      try {
        const made = await make(stop);
        this.#made.set(key, work, { size: Math.max(1, made.numbers) });
        return made;
      } catch (error) {
        // Whatever went wrong may go well the next time.
        this.#made.delete(key);
        throw error;
      }
    });
    this.#made.set(key, work, { size: 1 });
    return work.wait(signal);
  }
}

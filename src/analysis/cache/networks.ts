import { LRUCache } from "lru-cache";

import {
  participationOf,
  projectionsReadBy,
  type ParticipationQuery,
} from "../../catalogue/queries/participation";
import { readerWithin } from "../../database/reader-within";
import type { Reader } from "../../database/statements";
import { FactGraph } from "../facts/fact-graph";
import { FactNetwork } from "../facts/fact-network";
import { revisionOf } from "../../projections/revisions";
import type { NetworkQuery } from "../network-query";
import { MeasuredNetwork } from "./measured-network";
import { Measurer } from "./measurer";
import { SharedWork } from "./shared-work";

/** The networks of a catalogue, for one request. */
export interface NetworksWithin {
  of(query: NetworkQuery): Promise<MeasuredNetwork>;
  /** One graph of all facts, of every type. */
  graphOf(query: ParticipationQuery): Promise<FactGraph>;
}

/** Bound of the cache, in numbers: about 100 MB. */
const maxNumbers = 12_000_000;

interface Sized {
  readonly numbers: number;
}

/**
 * A cache of networks and their measures, shared by all requests. A network is made once for each revision of the
 * projections that its query reads.
 */
export class Networks {
  readonly #reader: Reader;
  readonly #measurer = new Measurer();
  readonly #made = new LRUCache<string, SharedWork<Sized>>({ maxSize: maxNumbers });

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The networks for one request, which reads each revision once. After an abort they reject with the signal's reason. */
  within(signal: AbortSignal): NetworksWithin {
    const revisions = new Map<string, Promise<string>>();
    const revisionFor = (query: ParticipationQuery) => {
      const read = projectionsReadBy(query);
      const known = revisions.get(read.join());
      if (known !== undefined) return known;
      const revision = revisionOf(readerWithin(this.#reader, signal), read);
      revisions.set(read.join(), revision);
      return revision;
    };
    return {
      of: async (query) => this.#networkAt(await revisionFor(query), query, signal),
      graphOf: async (query) => this.#graphAt(await revisionFor(query), query, signal),
    };
  }

  async #networkAt(revision: string, query: NetworkQuery, signal: AbortSignal): Promise<MeasuredNetwork> {
    const made = await this.#once([revision, "network", query], signal, async (stop) => {
      const facts = await participationOf(readerWithin(this.#reader, stop), query);
      return MeasuredNetwork.of(new FactNetwork(facts, { ...query, signal: stop }), this.#measurer);
    });
    return made.within(signal);
  }

  #graphAt(revision: string, query: ParticipationQuery, signal: AbortSignal): Promise<FactGraph> {
    return this.#once([revision, "graph", query], signal, async (stop) => {
      return new FactGraph(await participationOf(readerWithin(this.#reader, stop), query));
    });
  }

  async #once<T extends Sized>(
    keys: readonly [revision: string, kind: string, query: unknown],
    signal: AbortSignal,
    make: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify(keys);
    const known = this.#made.get(key);
    if (known && !known.isStopped) return (known as SharedWork<T>).wait(signal);

    const work = new SharedWork<T>(async (stop) => {
      try {
        const made = await make(stop);
        this.#made.set(key, work, { size: Math.max(1, made.numbers) });
        return made;
      } catch (error) {
        // A failure is not cached: the next request tries again.
        this.#made.delete(key);
        throw error;
      }
    });
    this.#made.set(key, work, { size: 1 });
    return work.wait(signal);
  }
}

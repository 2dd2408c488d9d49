import { LRUCache } from "lru-cache";

import {
  participationOf,
  projectionsReadBy,
  type ParticipationQuery,
} from "../../catalogue/queries/participation";
import { readerWithin } from "../../database/reader-within";
import type { AbortableCaller } from "../../queues/fair-queue";
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
  within(caller: AbortableCaller): NetworksWithin {
    const revisions = new Map<string, Promise<string>>();
    const revisionFor = (query: ParticipationQuery) => {
      const read = projectionsReadBy(query);
      const known = revisions.get(read.join());
      if (known !== undefined) return known;
      const revision = revisionOf(readerWithin(this.#reader, caller), read);
      revisions.set(read.join(), revision);
      return revision;
    };
    return {
      of: async (query) => this.#networkAt(await revisionFor(query), query, caller),
      graphOf: async (query) => this.#graphAt(await revisionFor(query), query, caller),
    };
  }

  async #networkAt(revision: string, query: NetworkQuery, caller: AbortableCaller): Promise<MeasuredNetwork> {
    const made = await this.#once([revision, "network", query], caller, async (maker) => {
      const facts = await participationOf(readerWithin(this.#reader, maker), query);
      return MeasuredNetwork.of(new FactNetwork(facts, { ...query, signal: maker.signal }), this.#measurer);
    });
    return made.within(caller);
  }

  #graphAt(revision: string, query: ParticipationQuery, caller: AbortableCaller): Promise<FactGraph> {
    return this.#once([revision, "graph", query], caller, async (maker) => {
      return new FactGraph(await participationOf(readerWithin(this.#reader, maker), query));
    });
  }

  async #once<T extends Sized>(
    keys: readonly [revision: string, kind: string, query: unknown],
    caller: AbortableCaller,
    make: (maker: AbortableCaller) => Promise<T>,
  ): Promise<T> {
    const key = JSON.stringify(keys);
    const known = this.#made.get(key);
    if (known && !known.isStopped) return (known as SharedWork<T>).wait(caller);

    const work = new SharedWork<T>(caller.client, async (maker) => {
      try {
        const made = await make(maker);
        this.#made.set(key, work, { size: Math.max(1, made.numbers) });
        return made;
      } catch (error) {
        // A failure is not cached: the next request tries again.
        this.#made.delete(key);
        throw error;
      }
    });
    this.#made.set(key, work, { size: 1 });
    return work.wait(caller);
  }
}

import {
  participationOf,
  projectionsReadBy,
  type ParticipationQuery,
} from "../../catalogue/queries/participation";
import { readerWithin } from "../../database/reader-within";
import type { Reader } from "../../database/statements";
import type { Network } from "../../network/network";
import type { TourOptions } from "../../network/time/press-tours";
import type { AbortableCaller } from "../../queues/fair-queue";
import { revisionOf } from "../../projections/revisions";
import { FactGraph } from "../facts/fact-graph";
import { FactNetwork } from "../facts/fact-network";
import type { FactTable } from "../facts/fact-table";
import type { Ties } from "../facts/ties";
import type { NetworkQuery } from "../network-query";
import type { PressTours } from "../questions/press-tours";
import { analysisThreads } from "../worker/threads";
import { ByteCache } from "./byte-cache";
import { Computing, identityOf, type RunInThread, type SharedComputing } from "./computing";
import { MeasuredNetwork } from "./measured-network";
import { usualMegabytes } from "./usual-megabytes";

/** The networks of a catalogue, for one request. */
export interface NetworksWithin {
  of(query: NetworkQuery): Promise<MeasuredNetwork>;
  /** One graph of all facts, of every type, and what computes on it. */
  graphOf(query: ParticipationQuery): Promise<{ readonly graph: FactGraph; readonly computing: Computing }>;
  pressToursOf(
    query: ParticipationQuery,
    options: TourOptions,
  ): Promise<{ readonly table: FactTable; readonly tours: PressTours }>;
}

export interface NetworksOptions {
  /** Bound of the cache, in bytes. What is under way comes on top: one task per thread. */
  readonly maxBytes?: number | undefined;
  /** Where tasks run; the process's analysis threads by default. */
  readonly runInThread?: RunInThread | undefined;
}

/**
 * Networks and their measures, shared by all requests. Facts are read once for each revision of the projections
 * that a query reads. This thread reads packed rows and looks things up; everything else is a task of a thread.
 */
export class Networks {
  readonly cache: ByteCache;
  readonly #reader: Reader;
  readonly #shared: SharedComputing;

  constructor(reader: Reader, { maxBytes = usualMegabytes * 2 ** 20, runInThread }: NetworksOptions = {}) {
    this.#reader = reader;
    this.cache = new ByteCache(maxBytes);
    this.#shared = {
      cache: this.cache,
      underWay: new Map(),
      runInThread: runInThread ?? ((...args) => analysisThreads.run(...args)),
    };
  }

  /** The networks for one request, which reads each revision once. After an abort they reject with the signal's reason. */
  within(caller: AbortableCaller): NetworksWithin {
    return this.#within(new Computing(this.#shared, caller));
  }

  #within(computing: Computing): NetworksWithin {
    const made = new Map<string, Promise<unknown>>();
    // One object per query, so that what is asked of it for several rows is one task.
    const once = <T>(key: readonly unknown[], make: () => Promise<T>): Promise<T> => {
      const text = JSON.stringify(key);
      const known = made.get(text) as Promise<T> | undefined;
      const found = known ?? make();
      made.set(text, found);
      return found;
    };
    const factsOf = async ({ layers, filter, years, relation }: ParticipationQuery) => {
      const query = { layers, filter, years, relation };
      const read = projectionsReadBy(query);
      const revision = await once(["revision", read], () =>
        revisionOf(readerWithin(this.#reader, computing.caller), read),
      );
      return this.#tableAt(revision, query, computing);
    };
    return {
      of: (query) =>
        once(["network", query], async () => this.#networkFrom(await factsOf(query), query, computing)),
      graphOf: async (query) => {
        const table = await factsOf(query);
        const graph = await computing.once(`${identityOf(table)} graph`, async ({ run }) => {
          return new FactGraph(table, await run("factGraph", table, {}));
        });
        return { graph, computing };
      },
      pressToursOf: async (query, options) => {
        const table = await factsOf(query);
        const key = `${identityOf(table)} press tours ${JSON.stringify(options)}`;
        const tours = await computing.once(key, ({ run }) => run("pressTours", table, options));
        return { table, tours };
      },
    };
  }

  #tableAt(revision: string, query: ParticipationQuery, computing: Computing): Promise<FactTable> {
    return computing.once(JSON.stringify([revision, query]), async ({ run, caller }) =>
      run("factTable", await participationOf(readerWithin(this.#reader, caller), query), {}),
    );
  }

  async #networkFrom(table: FactTable, query: NetworkQuery, computing: Computing): Promise<MeasuredNetwork> {
    const { of, kinds, weight, minWeight } = query;
    const sides = await computing.once(
      `${identityOf(table)} sides ${JSON.stringify([of, kinds])}`,
      ({ run }) => run("sides", table, { of, kinds }),
    );
    const ties = await computing.once(`${identityOf(sides)} ties ${weight}`, ({ run }) =>
      run("ties", { table: { events: table.events }, sides }, { weight }),
    );
    const network = await heavier(ties, minWeight, computing);
    return new MeasuredNetwork(new FactNetwork(table, sides, network), computing, (within) => {
      const networks = this.#within(within);
      return (years) => networks.of({ ...query, years });
    });
  }
}

/** A minimum between two weights is the higher one, so that there are no more views than weights. */
async function heavier({ network, levels }: Ties, minWeight: number, computing: Computing): Promise<Network> {
  const place = firstNotBelow(levels, minWeight);
  if (place === 0) return network;
  const level = levels[place] ?? Infinity;
  return computing.once(`${identityOf(network)} from ${level}`, ({ run }) =>
    run("heavierTies", network, { minWeight: level }),
  );
}

function firstNotBelow(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

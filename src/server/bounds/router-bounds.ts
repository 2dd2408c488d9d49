import type { Logger } from "pino";

import type { Bounds } from "../../domain/bounds";
import { fieldHomes } from "../../router/field-homes";
import type { Supergraph } from "../../router/supergraph";
import type { BoundsSource } from "../limits/bounds-source";
import type { FetchBounds, PublishedBounds } from "./fetch-bounds";
import { mergeBounds } from "./merge-bounds";

export interface RouterBoundsOptions {
  readonly supergraph: () => Supergraph;
  readonly addressOf: (subgraph: string) => string | undefined;
  readonly fetchBounds: FetchBounds;
  readonly log: Pick<Logger, "info" | "warn">;
  /** A monotonic clock, in milliseconds. */
  readonly now?: () => number;
}

/** How long the bounds of a subgraph stay that does not answer. Then its pages count as full. */
export const lapseMs = 300_000;

/** A subgraph that publishes no bounds is asked again after this time. */
export const silenceMs = 300_000;

/** What is known of a subgraph. */
interface Known {
  readonly published: PublishedBounds | null;
  /** When it was confirmed; for none, when the subgraph said so. */
  readonly at: number;
  /** What the log says last. */
  readonly state: "published" | "none" | "failed";
}

interface Merged {
  readonly supergraph: Supergraph;
  readonly bounds: Bounds | null;
  /** When the first of the bounds lapses. */
  readonly until: number;
}

/**
 * A router's bounds: those that its subgraphs publish, merged. Each subgraph is asked by itself, so one that does not answer
 * delays no other. Its last bounds stay for `lapseMs`: while it is down, it returns nothing that could exceed them.
 */
export class RouterBounds implements BoundsSource {
  readonly #options: RouterBoundsOptions;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Promise<void>>();
  #merged: Merged | null = null;

  constructor(options: RouterBoundsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  get current(): Bounds | null {
    const supergraph = this.#options.supergraph();
    const isValid = this.#merged?.supergraph === supergraph && this.#now() < this.#merged.until;
    if (!this.#merged || !isValid) this.#merged = this.#merge(supergraph);
    return this.#merged.bounds;
  }

  /** Asks each subgraph once, those without bounds rarely. Calls at the same time share the requests. */
  async refresh(): Promise<void> {
    const names = [...this.#options.supergraph().addresses.keys()];
    for (const name of this.#known.keys()) if (!names.includes(name)) this.#known.delete(name);
    await Promise.all(names.map((name) => this.#ask(name)));
  }

  #ask(name: string): Promise<void> {
    const { state, at } = this.#known.get(name) ?? {};
    const address = this.#options.addressOf(name);
    if (address === undefined || (state === "none" && this.#now() - (at ?? 0) < silenceMs)) {
      return Promise.resolve();
    }
    const asking =
      this.#asking.get(name) ?? this.#read(name, address).finally(() => this.#asking.delete(name));
    this.#asking.set(name, asking);
    return asking;
  }

  async #read(name: string, address: string): Promise<void> {
    const known = this.#known.get(name) ?? { published: null, at: -Infinity, state: null };
    try {
      const found = await this.#options.fetchBounds(address, known.published?.etag ?? null, name);
      const published = found === "unchanged" ? known.published : found;
      const state = published === null ? "none" : "published";
      this.#known.set(name, { published, at: this.#now(), state });
      if (state !== known.state)
        this.#options.log.info({ subgraph: name, bounds: state }, "bounds of a subgraph");
      if (published !== known.published) this.#merged = null;
      // The bounds are the same, but lapse later.
      else if (this.#merged) this.#merged = { ...this.#merged, until: this.#lapse() };
    } catch (error) {
      this.#known.set(name, { ...known, state: "failed" });
      if (known.state !== "failed") {
        this.#options.log.warn({ subgraph: name, err: error }, "cannot read the bounds of a subgraph");
      }
    }
  }

  #merge(supergraph: Supergraph): Merged {
    const published = [...this.#known].flatMap(([name, known]) =>
      known.published && this.#now() < known.at + lapseMs ? [[name, known.published.bounds] as const] : [],
    );
    const bounds = mergeBounds(fieldHomes(supergraph.document), new Map(published));
    return { supergraph, bounds, until: this.#lapse() };
  }

  #lapse(): number {
    const lapses = [...this.#known.values()]
      .filter(({ published }) => published !== null)
      .map(({ at }) => at + lapseMs)
      .filter((lapse) => lapse > this.#now());
    return Math.min(Infinity, ...lapses);
  }
}

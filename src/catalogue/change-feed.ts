import type { Reader } from "../database/statements";
import { edgesOf, type ChangeRecord } from "./queries/changes";
import { followedAfter, lastChangeNumber, placesWithChanges, type Waiting } from "./queries/followed-changes";
import type { Edge } from "./pages/page";

/** How soon a change is noticed, in milliseconds. */
const usualPollMs = 250;

/** Changes that a follower holds at once. */
const pageSize = 20;

interface Waiter extends Waiting {
  readonly notify: () => void;
}

/**
 * Tells followers of changes by any process, from what is committed. While somebody waits it asks the database about four times a
 * second, in one statement for all who wait. A follower reads its own changes, by the number of the last one that it has: so it gets each once,
 * in order, however late the servers are that it reads from.
 */
export class ChangeFeed {
  readonly #reader: Reader;
  readonly #pollMs: number;
  readonly #waiters = new Set<Waiter>();
  #isPolling = false;

  constructor(reader: Reader, pollMs = usualPollMs) {
    this.#reader = reader;
    this.#pollMs = pollMs;
  }

  /** How many wait for a change. */
  get waiting(): number {
    return this.#waiters.size;
  }

  /** The followed changes after the one of this number, else from now on, each once it is committed. Ends by throwing the signal's reason. */
  async *follow(
    { followed, after }: Omit<Waiting, "after"> & { readonly after: number | null },
    reader: Reader,
    signal: AbortSignal,
  ): AsyncGenerator<Edge<ChangeRecord>, never> {
    let known = after ?? (await lastChangeNumber(reader));
    for (;;) {
      const changes = await followedAfter(reader, { followed, after: known }, pageSize);
      for (const edge of edgesOf(changes)) {
        yield edge;
        known = edge.node.number;
      }
      if (changes.length === 0) await this.#change({ followed, after: known }, signal);
    }
  }

  #change(waiting: Waiting, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = () => {
        this.#waiters.delete(waiter);
        reject(signal.reason as Error);
      };
      const waiter: Waiter = {
        ...waiting,
        notify: () => {
          this.#waiters.delete(waiter);
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiters.add(waiter);
      if (!this.#isPolling) this.#pollInAWhile();
    });
  }

  /** Asks once. */
  async poll(): Promise<void> {
    const waiters = [...this.#waiters];
    if (waiters.length === 0) return;
    const places = await placesWithChanges(this.#reader, waiters);
    for (const place of places) waiters[place]?.notify();
  }

  #pollInAWhile(): void {
    this.#isPolling = this.#waiters.size > 0;
    if (!this.#isPolling) return;
    setTimeout(() => {
      // While the database does not answer, they go on waiting.
      void this.poll()
        .catch(() => {})
        .finally(() => this.#pollInAWhile());
    }, this.#pollMs).unref();
  }
}

import { FairQueue, type Release } from "../../queues/fair-queue";
import { Overloaded, TooManyAtOnce } from "./refusals";

export interface SemaphoreLimits {
  /** Maximum operations running at once. */
  readonly maxRunning: number;
  /** Maximum operations of one client, running and waiting. */
  readonly maxPerClient: number;
  /** Maximum operations waiting for a slot. */
  readonly maxWaiting: number;
  /** Maximum wait, in milliseconds. */
  readonly maxWaitMs: number;
}

interface Waiter {
  readonly client: string;
  readonly leaving: AbortController;
}

/** Slots for operations: a fair queue whose length and waits are limited, in total and by client. */
export class FairSemaphore {
  readonly #limits: SemaphoreLimits;
  readonly #queue: FairQueue;
  readonly #waiting = new Set<Waiter>();
  readonly #parked = new Map<string, number>();

  constructor(limits: SemaphoreLimits) {
    this.#limits = limits;
    this.#queue = new FairQueue(limits.maxRunning);
  }

  /**
   * Waits for a slot. Returns its release function. Throws `TOO_MANY_AT_ONCE` or `OVERLOADED`, or the
   * signal's reason after an abort.
   */
  async acquire(client: string, signal: AbortSignal): Promise<Release> {
    signal.throwIfAborted();
    this.checkClientLimit(client);
    if (this.#queue.isFree) return this.#queue.acquire({ client });
    if (this.#queue.waiting >= this.#limits.maxWaiting) this.#evictFor(client);
    const waiter: Waiter = { client, leaving: new AbortController() };
    const timer = setTimeout(() => waiter.leaving.abort(new Overloaded()), this.#limits.maxWaitMs).unref();
    this.#waiting.add(waiter);
    try {
      return await this.#queue.acquire({ client, signal: AbortSignal.any([signal, waiter.leaving.signal]) });
    } finally {
      this.#waiting.delete(waiter);
      clearTimeout(timer);
    }
  }

  /** Throws `TOO_MANY_AT_ONCE` if the client has reached its limit. Checked before its body is read. */
  checkClientLimit(client: string): void {
    const { maxPerClient } = this.#limits;
    const count = this.#queue.countOf(client) + (this.#parked.get(client) ?? 0);
    if (count >= maxPerClient) throw new TooManyAtOnce(maxPerClient);
  }

  /** Gives back the slot of an operation that waits elsewhere. It counts as one of its client's until the returned function is called. */
  park(client: string, release: Release): Release {
    release();
    const add = (number: number) => {
      const count = (this.#parked.get(client) ?? 0) + number;
      if (count > 0) this.#parked.set(client, count);
      else this.#parked.delete(client);
    };
    add(1);
    let isParked = true;
    return () => {
      if (isParked) add(-1);
      isParked = false;
    };
  }

  /**
   * The queue is full: evicts the last operation of the client that waits most often. Throws `OVERLOADED` for
   * the newcomer if it would wait as often itself.
   */
  #evictFor(newcomer: string): void {
    const times = new Map<string, number>();
    for (const { client } of this.#waiting) times.set(client, (times.get(client) ?? 0) + 1);
    const max = Math.max(0, ...times.values());
    if (max <= (times.get(newcomer) ?? 0) + 1) throw new Overloaded();
    const evicted = [...this.#waiting].findLast(({ client }) => times.get(client) === max);
    if (!evicted) return;
    this.#waiting.delete(evicted);
    evicted.leaving.abort(new Overloaded());
  }
}

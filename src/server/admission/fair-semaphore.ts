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

export type Release = () => void;

interface Waiter {
  readonly client: string;
  readonly admit: (release: Release) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * A semaphore for operations, fair by client. A free slot goes to the waiting client with the fewest running
 * operations, FIFO on ties. Heavy clients wait, light ones rarely do.
 */
export class FairSemaphore {
  readonly #limits: SemaphoreLimits;
  readonly #running = new Map<string, number>();
  #totalRunning = 0;
  #queue: Waiter[] = [];

  constructor(limits: SemaphoreLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for a slot. Returns its release function. Throws `TOO_MANY_AT_ONCE` or `OVERLOADED`, or the
   * signal's reason after an abort.
   */
  async acquire(client: string, signal: AbortSignal): Promise<Release> {
    signal.throwIfAborted();
    this.checkClientLimit(client);
    if (this.#totalRunning < this.#limits.maxRunning) return this.#admit(client);
    if (this.#queue.length >= this.#limits.maxWaiting) this.#evictFor(client);
    return this.#wait(client, signal);
  }

  /** Throws `TOO_MANY_AT_ONCE` if the client has reached its limit. Checked before its body is read. */
  checkClientLimit(client: string): void {
    const own = this.#runningOf(client) + this.#waitingOf(client);
    if (own >= this.#limits.maxPerClient) throw new TooManyAtOnce(this.#limits.maxPerClient);
  }

  #wait(client: string, signal: AbortSignal): Promise<Release> {
    return new Promise((resolve, reject) => {
      const unqueue = () => {
        this.#queue = this.#queue.filter((one) => one !== waiter);
        clearTimeout(timer);
        signal.removeEventListener("abort", onAbort);
      };
      const waiter: Waiter = {
        client,
        admit(release) {
          unqueue();
          resolve(release);
        },
        reject(reason) {
          unqueue();
          reject(reason);
        },
      };
      const onAbort = () => waiter.reject(signal.reason as Error);
      const timer = setTimeout(() => waiter.reject(new Overloaded()), this.#limits.maxWaitMs).unref();
      signal.addEventListener("abort", onAbort, { once: true });
      this.#queue.push(waiter);
    });
  }

  /**
   * The queue is full: evicts the last operation of the client that waits most often. Throws `OVERLOADED` for
   * the newcomer if it would wait as often itself.
   */
  #evictFor(newcomer: string): void {
    const times = new Map<string, number>();
    for (const { client } of this.#queue) times.set(client, (times.get(client) ?? 0) + 1);
    const max = Math.max(0, ...times.values());
    if (max <= (times.get(newcomer) ?? 0) + 1) throw new Overloaded();
    this.#queue.findLast(({ client }) => times.get(client) === max)?.reject(new Overloaded());
  }

  #admit(client: string): Release {
    this.#totalRunning += 1;
    this.#running.set(client, this.#runningOf(client) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#release(client);
    };
  }

  #release(client: string): void {
    const remaining = this.#runningOf(client) - 1;
    if (remaining > 0) this.#running.set(client, remaining);
    else this.#running.delete(client);
    this.#totalRunning -= 1;

    const next = this.#queue.reduce<Waiter | null>(
      (least, one) => (least && this.#runningOf(least.client) <= this.#runningOf(one.client) ? least : one),
      null,
    );
    next?.admit(this.#admit(next.client));
  }

  #runningOf(client: string): number {
    return this.#running.get(client) ?? 0;
  }

  #waitingOf(client: string): number {
    return this.#queue.filter((one) => one.client === client).length;
  }
}

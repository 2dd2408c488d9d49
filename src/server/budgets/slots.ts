import { Overloaded, TooManyAtOnce } from "./refusals";

export interface SlotLimits {
  /** Operations under way at once. */
  readonly atOnce: number;
  /** Of one client, under way and waiting. */
  readonly perClient: number;
  /** Operations that may wait for a slot. */
  readonly waiting: number;
  /** The longest that one waits, in milliseconds. */
  readonly patienceMs: number;
}

export type Release = () => void;

interface Waiting {
  readonly client: string;
  readonly enter: (release: Release) => void;
  readonly turnAway: (reason: Error) => void;
}

/**
 * How many operations are under way at once. A slot that becomes free goes to the client that has the fewest under way,
 * and to the first of these: whoever asks a lot waits, and whoever asks a little hardly does.
 */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #running = new Map<string, number>();
  #runningInAll = 0;
  #waiting: Waiting[] = [];

  constructor(limits: SlotLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for a slot, and answers with what gives it back. Throws `TOO_MANY_AT_ONCE` or `OVERLOADED`, or the signal's
   * reason when that is aborted before.
   */
  async take(client: string, signal: AbortSignal): Promise<Release> {
    signal.throwIfAborted();
    this.checkShare(client);
    if (this.#runningInAll < this.#limits.atOnce) return this.#enter(client);
    if (this.#waiting.length >= this.#limits.waiting) this.#makeRoom(client);
    return this.#wait(client, signal);
  }

  /** Throws `TOO_MANY_AT_ONCE` where the client has its share already: it need not be read what more it asks. */
  checkShare(client: string): void {
    const own = this.#runningOf(client) + this.#waitingOf(client);
    if (own >= this.#limits.perClient) throw new TooManyAtOnce(this.#limits.perClient);
  }

  #wait(client: string, signal: AbortSignal): Promise<Release> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
      };
      const waiting: Waiting = {
        client,
        enter(release) {
          leave();
          resolve(release);
        },
        turnAway(reason) {
          leave();
          reject(reason);
        },
      };
      const giveUp = () => waiting.turnAway(signal.reason as Error);
      const timer = setTimeout(() => waiting.turnAway(new Overloaded()), this.#limits.patienceMs).unref();
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.push(waiting);
    });
  }

  /** Whoever waits most often gives way to whoever waits less; where all wait as often, the newcomer is turned away. */
  #makeRoom(newcomer: string): void {
    const times = new Map<string, number>();
    for (const { client } of this.#waiting) times.set(client, (times.get(client) ?? 0) + 1);
    const most = Math.max(0, ...times.values());
    if (most <= (times.get(newcomer) ?? 0) + 1) throw new Overloaded();
    this.#waiting.findLast(({ client }) => times.get(client) === most)?.turnAway(new Overloaded());
  }

  #enter(client: string): Release {
    this.#runningInAll += 1;
    this.#running.set(client, this.#runningOf(client) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#leave(client);
    };
  }

  #leave(client: string): void {
    const left = this.#runningOf(client) - 1;
    if (left > 0) this.#running.set(client, left);
    else this.#running.delete(client);
    this.#runningInAll -= 1;

    const next = this.#waiting.reduce<Waiting | null>(
      (least, one) => (least && this.#runningOf(least.client) <= this.#runningOf(one.client) ? least : one),
      null,
    );
    next?.enter(this.#enter(next.client));
  }

  #runningOf(client: string): number {
    return this.#running.get(client) ?? 0;
  }

  #waitingOf(client: string): number {
    return this.#waiting.filter((one) => one.client === client).length;
  }
}

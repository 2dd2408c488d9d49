import { LRUCache } from "lru-cache";

import type { RateLimitState } from "./rate-limit-state";
import { RateLimited } from "./refusals";

/**
 * Maximum number of clients in memory, about 20 MB. Beyond it, the least recently used client is dropped and
 * starts with a full limit. An attacker with that many addresses has as many limits anyway.
 */
const maxClients = 100_000;

const minuteMs = 60_000;

/** What a client has used of its current minute. */
interface Window {
  used: number;
  /** By the monotonic clock, in milliseconds. */
  readonly endsAt: number;
}

export interface RateLimitOptions {
  /** Its name in the headers and in messages. */
  readonly policy?: RateLimitState["policy"];
  /** Default: a minute. */
  readonly windowMs?: number;
  /** What is thrown when too few units are left. Default: `RATE_LIMITED` with the state of a minute. */
  readonly refusal?: (needed: number, state: RateLimitState) => Error;
  readonly clients?: number;
  /** A clock that never goes back, in milliseconds. The machine's own clock may be set back by a day. */
  readonly now?: () => number;
}

/**
 * A rate limit: units per client and minute, or another time (a fixed window from the first request). Counted in this process.
 * Several processes behind one address would need a shared store.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #policy: RateLimitState["policy"];
  readonly #windowMs: number;
  readonly #refusal: (needed: number, state: RateLimitState) => Error;
  readonly #now: () => number;
  readonly #windows: LRUCache<string, Window>;

  constructor(
    perMinute: number,
    {
      policy = "points",
      windowMs = minuteMs,
      refusal = (needed, state) => new RateLimited(needed, state),
      clients = maxClients,
      now = () => performance.now(),
    }: RateLimitOptions = {},
  ) {
    this.#perMinute = perMinute;
    this.#policy = policy;
    this.#windowMs = windowMs;
    this.#refusal = refusal;
    this.#now = now;
    // By `max` it would take the memory of all clients at once.
    this.#windows = new LRUCache({ maxSize: clients, sizeCalculation: () => 1 });
  }

  /** Consumes units, all or none. Throws `RATE_LIMITED` if too few are left; those stay available. */
  consume(client: string, units: number): RateLimitState {
    const window = this.#windowOf(client);
    if ((window?.used ?? 0) + units > this.#perMinute) throw this.#refusal(units, this.#stateOf(window));
    return this.charge(client, units);
  }

  /** Consumes units of work that is done already, up to the limit. Never throws. */
  charge(client: string, units: number): RateLimitState {
    const window = this.#windowOf(client) ?? { used: 0, endsAt: this.#now() + this.#windowMs };
    window.used = Math.min(window.used + units, this.#perMinute);
    this.#windows.set(client, window);
    return this.#stateOf(window);
  }

  /** Refunds unused units, unless their minute is over: the next minute starts full. */
  refund(client: string, units: number, takenFrom: RateLimitState): RateLimitState {
    const window = this.#windowOf(client);
    if (window?.endsAt === takenFrom.endsAt) window.used = Math.max(0, window.used - units);
    return this.#stateOf(window);
  }

  /** Undefined when the client has used nothing of this minute. */
  #windowOf(client: string): Window | undefined {
    const window = this.#windows.get(client);
    return window && window.endsAt > this.#now() ? window : undefined;
  }

  #stateOf(window: Window | undefined): RateLimitState {
    const now = this.#now();
    const endsAt = window?.endsAt ?? now + this.#windowMs;
    return {
      policy: this.#policy,
      remaining: this.#perMinute - (window?.used ?? 0),
      perMinute: this.#perMinute,
      endsAt,
      secondsLeft: Math.max(1, Math.ceil((endsAt - now) / 1_000)),
    };
  }
}

import { LRUCache } from "lru-cache";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

import { type RateLimitState, RateLimited } from "./refusals";

/**
 * Maximum number of clients in memory, about 55 MB. Beyond it, the least recently used client is dropped and
 * starts with a full limit. An attacker with that many addresses has as many limits anyway.
 */
const maxClients = 100_000;

/**
 * A rate limit: points per client and minute (a fixed window from the first request). Counted in this
 * process. Several processes behind one address would need a shared store; rate-limiter-flexible supports
 * Redis.
 */
export class RateLimit {
  readonly perMinute: number;
  readonly #limiter: RateLimiterMemory;
  readonly #clients: LRUCache<string, true>;

  constructor(perMinute: number, { clients = maxClients }: { clients?: number } = {}) {
    this.perMinute = perMinute;
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
    this.#clients = new LRUCache({
      max: clients,
      noDisposeOnSet: true,
      dispose: (_, client) => void this.#limiter.delete(client),
    });
  }

  /** Consumes points, all or none. Throws `RATE_LIMITED` if too few are left; those stay available. */
  async consume(client: string, points: number): Promise<RateLimitState> {
    this.#clients.set(client, true);
    try {
      return this.#stateOf(await this.#limiter.consume(client, points));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new RateLimited(points, this.#stateOf(await this.#limiter.reward(client, points)));
    }
  }

  /** Refunds unused points, unless their minute is over: the next minute starts full. */
  async refund(client: string, points: number, takenFrom: RateLimitState): Promise<RateLimitState> {
    const now = await this.#limiter.get(client);
    const isSameMinute = Date.now() < takenFrom.resetsAt;
    const refundable = Math.min(points, isSameMinute ? (now?.consumedPoints ?? 0) : 0);
    return this.#stateOf(refundable > 0 ? await this.#limiter.reward(client, refundable) : now);
  }

  #stateOf(found: RateLimiterRes | null): RateLimitState {
    return {
      remaining: found?.remainingPoints ?? this.perMinute,
      perMinute: this.perMinute,
      resetsAt: Date.now() + Math.max(0, found?.msBeforeNext ?? 0),
    };
  }
}

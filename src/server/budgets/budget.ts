import { LRUCache } from "lru-cache";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

import { type Left, RateLimited } from "./refusals";

/**
 * So many addresses are remembered, some 55 MB. Of more the one that was heard of longest ago is forgotten, and starts
 * anew: whoever has a hundred thousand addresses has as many budgets anyhow.
 */
const mostClients = 100_000;

/**
 * Points that each client has in a minute, which begins with its first request. It is counted in this process: several
 * behind one address would share a store, which rate-limiter-flexible has for Redis.
 */
export class Budget {
  readonly perMinute: number;
  readonly #limiter: RateLimiterMemory;
  readonly #clients: LRUCache<string, true>;

  constructor(perMinute: number, { clients = mostClients }: { clients?: number } = {}) {
    this.perMinute = perMinute;
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
    this.#clients = new LRUCache({
      max: clients,
      noDisposeOnSet: true,
      dispose: (_, client) => void this.#limiter.delete(client),
    });
  }

  /** Takes points, all or none: throws `RATE_LIMITED` where fewer are left, which are still there for less. */
  async take(client: string, points: number): Promise<Left> {
    this.#clients.set(client, true);
    try {
      return this.#left(await this.#limiter.consume(client, points));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new RateLimited(points, this.#left(await this.#limiter.reward(client, points)));
    }
  }

  /** Gives back points that were not used, unless the minute is over out of which they were taken: the next has its own. */
  async giveBack(client: string, points: number, takenFrom: Left): Promise<Left> {
    const now = await this.#limiter.get(client);
    const isSameMinute = Date.now() < takenFrom.resetsAt;
    const back = Math.min(points, isSameMinute ? (now?.consumedPoints ?? 0) : 0);
    return this.#left(back > 0 ? await this.#limiter.reward(client, back) : now);
  }

  #left(found: RateLimiterRes | null): Left {
    return {
      remaining: found?.remainingPoints ?? this.perMinute,
      perMinute: this.perMinute,
      resetsAt: Date.now() + Math.max(0, found?.msBeforeNext ?? 0),
    };
  }
}

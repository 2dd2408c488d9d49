import type { RateLimit } from "./rate-limit";
import type { Client } from "./client";
import type { RateLimitState } from "./refusals";

/**
 * Points that every request is charged on arrival, also if it is refused: its body was read and its text
 * parsed. They count towards the price of an answered operation.
 */
export const refusedPoints = 10;

/** The points that one request costs its client. */
export class CostAccount {
  readonly client: Client;
  /** Maximum price of one operation of this client. */
  readonly maxPrice: number;
  readonly #limiter: RateLimit;
  #rateLimit: RateLimitState;
  #charged: number;

  private constructor(
    client: Client,
    limiter: RateLimit,
    maxPrice: number,
    rateLimit: RateLimitState,
    charged: number,
  ) {
    this.client = client;
    this.maxPrice = maxPrice;
    this.#limiter = limiter;
    this.#rateLimit = rateLimit;
    this.#charged = charged;
  }

  /** Charges the points for an arriving request. Throws `RATE_LIMITED` if too few are left. */
  static async open(
    client: Client,
    limiter: RateLimit,
    maxPrice: number,
    points = refusedPoints,
  ): Promise<CostAccount> {
    return new CostAccount(client, limiter, maxPrice, await limiter.consume(client.name, points), points);
  }

  get rateLimit(): RateLimitState {
    return this.#rateLimit;
  }

  /**
   * Charges the estimated price of the operation. Throws `RATE_LIMITED`, without a charge, if too few points
   * are left.
   */
  async charge(requested: number): Promise<void> {
    const more = requested - this.#charged;
    if (more <= 0) return;
    this.#rateLimit = await this.#limiter.consume(this.client.name, more);
    this.#charged += more;
  }

  /** Refunds what was charged beyond the actual price. */
  async settle(actual: number): Promise<void> {
    const unused = this.#charged - actual;
    this.#charged = actual;
    if (unused > 0) this.#rateLimit = await this.#limiter.refund(this.client.name, unused, this.#rateLimit);
  }
}

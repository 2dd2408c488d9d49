import type { RateLimit } from "./rate-limit";
import type { Client } from "./client";
import type { RateLimitState } from "./rate-limit-state";

/**
 * Points that every request is charged on arrival, also if it is refused: its body was read and its text
 * parsed. They count towards the price of an answered operation.
 */
export const refusedPoints = 10;

const bytesPerPoint = 1_000;

/** The price of reading so many bytes of JSON, inflated, in points. 0 for as few as most requests have. */
export function bodyPrice(bytes: number): number {
  return Math.floor(bytes / bytesPerPoint);
}

export interface CostAccountOptions {
  readonly client: Client;
  readonly limiter: RateLimit;
  /** Maximum price of one operation of this client. */
  readonly maxPrice: number;
  /** Charged on arrival. */
  readonly points?: number;
  /** Called with each new state of the client's rate limit, to be reported in the headers. */
  readonly report: (state: RateLimitState) => void;
}

/** The points that one request costs its client. */
export class CostAccount {
  readonly client: Client;
  /** Maximum price of one operation of this client. */
  readonly maxPrice: number;
  readonly #limiter: RateLimit;
  readonly #report: (state: RateLimitState) => void;
  #rateLimit: RateLimitState;
  #charged: number;
  #bodyBytes = 0;

  /** Charges the points for an arriving request. Throws `RATE_LIMITED` if too few are left. */
  constructor({ client, limiter, maxPrice, points = refusedPoints, report }: CostAccountOptions) {
    this.client = client;
    this.maxPrice = maxPrice;
    this.#limiter = limiter;
    this.#report = report;
    this.#rateLimit = limiter.consume(client.name, points);
    this.#charged = points;
    report(this.#rateLimit);
  }

  get bodyBytes(): number {
    return this.#bodyBytes;
  }

  /** Charges the body as soon as it is read, whatever becomes of the request. */
  chargeBody(bytes: number): void {
    this.#bodyBytes = bytes;
    this.settle(this.#charged + bodyPrice(bytes));
  }

  /**
   * Charges the estimated price of the operation. Throws `RATE_LIMITED`, without a charge, if too few points
   * are left.
   */
  charge(requested: number): void {
    const more = requested - this.#charged;
    if (more <= 0) return;
    this.#rateLimit = this.#limiter.consume(this.client.name, more);
    this.#charged += more;
    this.#report(this.#rateLimit);
  }

  /** Charges more points. Throws `RATE_LIMITED`, without a charge, if too few are left. */
  add(points: number): void {
    this.charge(this.#charged + points);
  }

  /** Refunds what was charged beyond the actual price, or charges what it exceeds the estimate by. */
  settle(actual: number): void {
    const unused = this.#charged - actual;
    this.#charged = actual;
    if (unused === 0) return;
    this.#rateLimit =
      unused > 0
        ? this.#limiter.refund(this.client.name, unused, this.#rateLimit)
        : this.#limiter.charge(this.client.name, -unused);
    this.#report(this.#rateLimit);
  }
}

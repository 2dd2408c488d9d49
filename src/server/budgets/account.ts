import type { Budget } from "./budget";
import type { Client } from "./client";
import type { Left } from "./refusals";

/**
 * What is refused costs so much, whatever for: a body has been read, a text parsed. It is taken when a request comes, and
 * goes into the price of what is answered.
 */
export const refusedPoints = 10;

/** What one request costs its client. */
export class Account {
  readonly client: Client;
  /** The most that one operation of this client may request. */
  readonly mostPrice: number;
  readonly #budget: Budget;
  #left: Left;
  #taken: number;

  private constructor(client: Client, budget: Budget, mostPrice: number, left: Left, taken: number) {
    this.client = client;
    this.mostPrice = mostPrice;
    this.#budget = budget;
    this.#left = left;
    this.#taken = taken;
  }

  /** Takes what it costs to be heard. Throws `RATE_LIMITED` where nothing is left. */
  static async open(
    client: Client,
    budget: Budget,
    mostPrice: number,
    points = refusedPoints,
  ): Promise<Account> {
    return new Account(client, budget, mostPrice, await budget.take(client.name, points), points);
  }

  get left(): Left {
    return this.#left;
  }

  /** Takes all that the operation could cost. Throws `RATE_LIMITED`, and takes nothing more, where less is left. */
  async charge(requested: number): Promise<void> {
    const more = requested - this.#taken;
    if (more <= 0) return;
    this.#left = await this.#budget.take(this.client.name, more);
    this.#taken += more;
  }

  /** Gives back what was taken beyond this. */
  async settle(actual: number): Promise<void> {
    const unused = this.#taken - actual;
    this.#taken = actual;
    if (unused > 0) this.#left = await this.#budget.giveBack(this.client.name, unused, this.#left);
  }
}

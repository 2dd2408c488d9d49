import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from "cockatiel";

import type { Release } from "../../queues/fair-queue";
import { SubgraphFault, type SubgraphRequestContext } from "../../router/subrequest";
import { FairSemaphore, type SemaphoreLimits } from "../admission/fair-semaphore";
import { Overloaded } from "../admission/refusals";

/** So many operations in succession that a subgraph does not answer open its circuit. */
const maxFailures = 3;

/** What the router spends on one subgraph: slots of its own, and none while its circuit is open. */
export class Compartment {
  readonly #name: string;
  readonly #slots: FairSemaphore;
  readonly #circuit;
  /** Requests of one operation count as one failure. */
  readonly #counted = new WeakSet<SubgraphRequestContext>();
  readonly #failing = new WeakMap<SubgraphFault, SubgraphRequestContext>();

  constructor(name: string, limits: SemaphoreLimits, onOpen: () => void) {
    this.#name = name;
    this.#slots = new FairSemaphore({ ...limits, maxPerClient: Infinity });
    this.#circuit = circuitBreaker(
      handleWhen((error) => this.#isFailure(error)),
      {
        breaker: new ConsecutiveBreaker(maxFailures),
        // The probes have their own times. Always over, also when the clock is set back.
        halfOpenAfter: -Infinity,
      },
    );
    let isOpen = false;
    this.#circuit.onBreak(() => {
      // A probe that fails opens it once more.
      if (!isOpen) onOpen();
      isOpen = true;
    });
    this.#circuit.onReset(() => (isOpen = false));
  }

  get isOpen(): boolean {
    return this.#circuit.state !== CircuitState.Closed;
  }

  /** Throws `CIRCUIT_OPEN`. */
  expectClosed(): void {
    if (this.isOpen)
      throw new SubgraphFault(this.#name, "CIRCUIT_OPEN", "not asked, because its circuit is open");
  }

  /** Sends a request of an operation when there is a slot for it. */
  async run<T>(context: SubgraphRequestContext, send: () => Promise<T>): Promise<T> {
    this.expectClosed();
    context.parkSlot?.();
    const release = await this.#acquire(context);
    try {
      // Those that have waited for a slot.
      this.expectClosed();
      return await this.#circuit.execute(() => send().catch((error: unknown) => this.#fail(error, context)));
    } finally {
      release();
    }
  }

  /** Sends a health check. While the circuit is open it is half-open for it, and closes when there is an answer. */
  probe<T>(send: () => Promise<T>): Promise<T> {
    return this.#circuit.execute(send);
  }

  async #acquire({ client = "", signal }: SubgraphRequestContext): Promise<Release> {
    try {
      return await this.#slots.acquire(client, signal);
    } catch (error) {
      const [reason, why] =
        error instanceof Overloaded
          ? (["OVERLOADED", "too many requests wait for it"] as const)
          : (["TIMEOUT", "the request was over before it had a slot"] as const);
      throw new SubgraphFault(this.#name, reason, why, { cause: error, isOfClient: true });
    }
  }

  #fail(error: unknown, context: SubgraphRequestContext): never {
    if (error instanceof SubgraphFault) this.#failing.set(error, context);
    throw error;
  }

  #isFailure(error: Error): boolean {
    if (!(error instanceof SubgraphFault) || error.isOfClient) return false;
    if (error.reason !== "TIMEOUT" && error.reason !== "UNREACHABLE") return false;
    const context = this.#failing.get(error);
    if (!context) return true;
    const isNew = !this.#counted.has(context);
    this.#counted.add(context);
    return isNew;
  }
}

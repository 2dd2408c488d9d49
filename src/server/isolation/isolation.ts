import { setTimeout as sleep } from "node:timers/promises";

import type { Logger } from "pino";

import type { SubscribeToSubgraph } from "../../router/sse-transport";
import type { AskSubgraph, SubgraphRequestContext, Subrequest } from "../../router/subrequest";
import type { SemaphoreLimits } from "../admission/fair-semaphore";
import { probeOf } from "../health/find-unreachable";
import { Compartment } from "./compartment";

/** When a subgraph whose circuit is open is probed: after the first time, then doubled up to the last, in milliseconds. */
const probeMs = { first: 1_000, last: 10_000 };

/** Waits before a probe. Rejects after an abort. */
export type WaitForProbe = (ms: number, signal: AbortSignal) => Promise<void>;

export interface IsolationOptions {
  /** Sends a request of an operation. */
  readonly ask: AskSubgraph;
  /** Sends a health check, which is neither measured nor traced. */
  readonly probe: AskSubgraph;
  /** Of the requests to each subgraph. */
  readonly limits: SemaphoreLimits;
  readonly log: Pick<Logger, "info" | "warn">;
  readonly waitForProbe?: WaitForProbe;
}

/**
 * Keeps a sick subgraph from costing anything but its own fields: each has a compartment of its own, with slots and a circuit
 * breaker (docs/decisions/0034-sick-subgraphs.md).
 */
export class Isolation {
  readonly #options: IsolationOptions;
  readonly #compartments = new Map<string, Compartment>();
  readonly #stopping = new AbortController();

  constructor(options: IsolationOptions) {
    this.#options = options;
  }

  readonly ask: AskSubgraph = (request) =>
    this.send(request.subgraph, request.context, () => this.#options.ask(request));

  /** Sends what may reject with a `SubgraphFault`. */
  send<T>(subgraph: string, context: SubgraphRequestContext, request: () => Promise<T>): Promise<T> {
    return this.#of(subgraph).run(context, request);
  }

  /** Health checks go to a subgraph also while its circuit is open, and an answer closes it. */
  readonly probe: AskSubgraph = (request) =>
    this.#of(request.subgraph).probe(() => this.#options.probe(request));

  /** A stream is bounded by the slots of streams. It is refused while the circuit is open. */
  subscribing(subscribe: SubscribeToSubgraph): SubscribeToSubgraph {
    const expectClosed = (request: Subrequest) => this.#of(request.subgraph).expectClosed();
    return async function* isolated(request) {
      expectClosed(request);
      yield* subscribe(request);
    };
  }

  /** Of each subgraph that was asked: whether its circuit is open. */
  get circuits(): ReadonlyMap<string, boolean> {
    return new Map([...this.#compartments].map(([name, { isOpen }]) => [name, isOpen]));
  }

  stop(): void {
    this.#stopping.abort();
  }

  #of(name: string): Compartment {
    const known = this.#compartments.get(name);
    if (known) return known;
    const compartment = new Compartment(name, this.#options.limits, () => void this.#recover(name));
    this.#compartments.set(name, compartment);
    return compartment;
  }

  /** Probes a subgraph until it answers. */
  async #recover(name: string): Promise<void> {
    const { log, waitForProbe = waitUnreferenced } = this.#options;
    const { signal } = this.#stopping;
    log.warn({ subgraph: name }, "a subgraph does not answer: it is not asked until it answers a probe");
    for (let ms = probeMs.first; this.#of(name).isOpen; ms = Math.min(2 * ms, probeMs.last)) {
      await waitForProbe(ms, signal).catch(() => {});
      if (signal.aborted) return;
      await this.probe(probeOf(name)).catch(() => {});
    }
    log.info({ subgraph: name }, "a subgraph answers again");
  }
}

const waitUnreferenced: WaitForProbe = (ms, signal) => sleep(ms, undefined, { signal, ref: false });

interface Held {
  readonly subgraph: string;
  readonly ms: number;
  readonly controller: AbortController;
}

/** The timeouts of a router's requests to subgraphs. They pass when a test says so, however busy the machine is. */
export class HeldTimeouts {
  readonly #held: Held[] = [];

  /** For the router, in place of `AbortSignal.timeout`. */
  readonly timeoutAfter = (ms: number, subgraph: string): AbortSignal => {
    const controller = new AbortController();
    this.#held.push({ subgraph, ms, controller });
    return controller.signal;
  };

  /** How long the router would have waited for each request to this subgraph, in milliseconds. */
  of(subgraph: string): number[] {
    return this.#held.filter((one) => one.subgraph === subgraph).map(({ ms }) => ms);
  }

  /** The time of every request to this subgraph has passed. */
  pass(subgraph: string): void {
    for (const held of this.#held) {
      // The reason of `AbortSignal.timeout`.
      const reason = new DOMException("The operation was aborted due to timeout", "TimeoutError");
      if (held.subgraph === subgraph) held.controller.abort(reason);
    }
  }
}

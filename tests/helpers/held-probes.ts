import type { WaitForProbe } from "../../src/server/isolation/isolation";

/** The waits before a router's probes of a subgraph that does not answer. They end when a test says so. */
export class HeldProbes {
  /** How long the router would have waited, in milliseconds. */
  readonly waits: number[] = [];
  #end: Array<() => void> = [];

  readonly waitForProbe: WaitForProbe = (ms, signal) =>
    new Promise((resolve, reject) => {
      this.waits.push(ms);
      this.#end.push(resolve);
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });

  /** Ends all waits. */
  pass(): void {
    for (const end of this.#end.splice(0)) end();
  }
}

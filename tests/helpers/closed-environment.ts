import { TestEnvironment } from "jest-environment-node";

import { leftOpen, openResources } from "./open-resources";

/** How long what is being closed may take on a busy machine. */
const patienceMs = 60_000;

/**
 * Jest's environment of Node. A file fails whose tests leave something open that keeps the process running: a server, a socket, a
 * child process, a thread, a timer. So Jest ends by itself.
 */
export default class ClosedEnvironment extends TestEnvironment {
  #before: readonly string[] = [];

  override async setup(): Promise<void> {
    await super.setup();
    this.#before = openResources();
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    const open = await leftOpen(this.#before, patienceMs);
    if (open.length === 0) return;
    throw new Error(`Expected these tests to close what they opened, but this is open: ${open.join(", ")}.`);
  }
}

import { leftOpen, openResources } from "./open-resources";
import { SharedContext } from "./shared-context";

/** How long what is being closed may take on a busy machine. */
const patienceMs = 60_000;

/**
 * Jest's environment of Node. A file fails whose tests leave something open that keeps the process running: a server, a socket, a
 * child process, a thread, a timer. So Jest ends by itself. Where a test has failed, that is what is told, and not what it left.
 */
export default class ClosedEnvironment extends SharedContext {
  #before: readonly string[] = [];
  #hasFailed = false;

  override async setup(): Promise<void> {
    await super.setup();
    this.#before = openResources();
  }

  handleTestEvent({ name }: { readonly name: string }): void {
    if (name === "test_fn_failure" || name === "hook_failure") this.#hasFailed = true;
  }

  override async teardown(): Promise<void> {
    await super.teardown();
    if (this.#hasFailed) return;
    const open = await leftOpen(this.#before, patienceMs);
    if (open.length === 0) return;
    throw new Error(`Expected these tests to close what they opened, but this is open: ${open.join(", ")}.`);
  }
}

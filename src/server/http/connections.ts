import type { RequestListener, Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";

/** The longest that stopping waits for whoever is still connected. */
const patienceMs = 9_000;

/** Before the door is closed: nobody has come or gone for so long, or the second has waited long enough. */
const [quietMs, mostUnquietMs] = [30, 500];

/**
 * The connections of one server, and how they end without a client seeing one break. Two things would break one.
 *
 * A connection that looks idle is closed: its client may just have sent the next request, and is answered by a reset (RFC
 * 9112, 9.6). So a client is told first, by `Connection: close` with an answer, or by the `Keep-Alive: timeout` that came
 * with the last one.
 *
 * The server stops listening: whoever has connected and not been accepted yet is reset by the kernel. So what is asked at
 * that moment is held for as long, because a client that waits for its answer does not connect anew.
 */
export class Connections {
  readonly #server: Server;
  readonly #underWay = new Set<ServerResponse>();
  /** Null: nothing is held. */
  #held: Array<() => void> | null = null;
  readonly #stopping = new AbortController();
  #until: number | null = null;
  #ended: Promise<void> | null = null;
  #comings = 0;
  #goings = 0;

  constructor(server: Server) {
    this.#server = server;
    server.on("connection", () => (this.#comings += 1));
  }

  get isDraining(): boolean {
    return this.stopping.aborted;
  }

  /** Aborted as soon as it is told to end. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  answerWith(answer: RequestListener): void {
    this.#server.on("request", (request, response) => {
      this.#underWay.add(response);
      response.once("close", () => {
        this.#goings += 1;
        this.#underWay.delete(response);
      });
      if (this.isDraining) endConnectionWith(response);
      if (this.#held) this.#held.push(() => answer(request, response));
      else answer(request, response);
    });
  }

  /** Goes on answering for so many milliseconds, then takes no new connection and waits until the last one has ended. */
  async drain(acceptMs: number): Promise<void> {
    this.#begin(acceptMs);
    await sleep(acceptMs);
    await this.#untilQuiet();
    const ended = this.#endOrTimeUp();
    this.#releaseHeld();
    await ended;
  }

  /** Takes no more, lets requests under way finish, and closes the rest at once: a client that reuses one sees it break. */
  async close(): Promise<void> {
    this.#begin(0);
    const ended = this.#endOrTimeUp();
    this.#releaseHeld();
    // An answer that began before it could say so leaves its connection open.
    this.#server.keepAliveTimeout = 1;
    this.#server.closeIdleConnections();
    await ended;
    this.#server.closeAllConnections();
    await this.#ended;
  }

  #begin(acceptMs: number): void {
    this.#until ??= performance.now() + acceptMs + patienceMs;
    for (const response of this.#underWay) endConnectionWith(response);
    this.#stopping.abort();
  }

  async #untilQuiet(): Promise<void> {
    this.#held = [];
    const until = performance.now() + mostUnquietMs;
    let before: number;
    do {
      before = this.#comings + this.#goings;
      await sleep(quietMs);
    } while (before < this.#comings + this.#goings && performance.now() < until);
    // A turn of the loop in which nobody came: whoever connected before it has been accepted.
    do {
      before = this.#comings;
      await turn();
    } while (before < this.#comings && performance.now() < until + mostUnquietMs);
  }

  #releaseHeld(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const answer of held) answer();
  }

  async #endOrTimeUp(): Promise<void> {
    // http's own `close` would also close whatever looks idle.
    this.#ended ??= new Promise((resolve) => {
      NetServer.prototype.close.call(this.#server, () => resolve());
    });
    const left = Math.max(0, (this.#until ?? 0) - performance.now());
    await Promise.race([this.#ended, sleep(left, undefined, { ref: false })]);
  }
}

function endConnectionWith(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

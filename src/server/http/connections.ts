import type { RequestListener, Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** Maximum duration of a shutdown. */
const maxStopMs = 9_000;

/**
 * The listening socket closes after `quietMs` without a new or finished connection, or after `maxUnquietMs`
 * at the latest.
 */
const [quietMs, maxUnquietMs] = [30, 500];

/**
 * The connections of a server, and a shutdown in which no client sees a broken connection. Two things could
 * break one.
 *
 * Closing an idle connection: the client may just have sent its next request and gets a reset (RFC 9112,
 * 9.6). So clients are notified before, by `Connection: close` with an answer, or by `Keep-Alive: timeout` with
 * the previous one.
 *
 * Closing the listening socket: the kernel resets connections that were not accepted yet. So requests are
 * held during that moment, because a client that waits for its answer does not open a new connection.
 */
export class Connections {
  readonly #server: Server;
  readonly #underWay = new Set<ServerResponse>();
  /** Requests on hold; null when none are held. */
  #held: Array<() => void> | null = null;
  readonly #stopping = new AbortController();
  #deadline: number | null = null;
  #ended: Promise<void> | null = null;
  #opened = 0;
  #finished = 0;

  constructor(server: Server) {
    this.#server = server;
    server.on("connection", () => (this.#opened += 1));
  }

  get isDraining(): boolean {
    return this.stopping.aborted;
  }

  /** Aborted when shutdown starts. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  answerWith(answer: RequestListener): void {
    this.#server.on("request", (request, response) => {
      this.#underWay.add(response);
      response.once("close", () => {
        this.#finished += 1;
        this.#underWay.delete(response);
      });
      if (this.isDraining) endConnectionWith(response);
      if (this.#held) this.#held.push(() => answer(request, response));
      else answer(request, response);
    });
  }

  /** Keeps answering for `acceptMs`, then accepts no new connection and waits for the last one to end. */
  async drain(acceptMs: number): Promise<void> {
    this.#startDraining(acceptMs);
    await sleep(acceptMs);
    await this.#untilQuiet();
    const ended = this.#endOrTimeUp();
    this.#releaseHeld();
    await ended;
  }

  /**
   * Stops accepting, lets running requests finish, and closes idle connections immediately: a client that
   * reuses one sees it break.
   */
  async close(): Promise<void> {
    this.#startDraining(0);
    const ended = this.#endOrTimeUp();
    this.#releaseHeld();
    // An answer whose headers were sent before shutdown has no `Connection: close`.
    this.#server.keepAliveTimeout = 1;
    this.#server.closeIdleConnections();
    await ended;
    this.#server.closeAllConnections();
    await this.#ended;
  }

  #startDraining(acceptMs: number): void {
    this.#deadline ??= performance.now() + acceptMs + maxStopMs;
    for (const response of this.#underWay) endConnectionWith(response);
    this.#stopping.abort();
  }

  async #untilQuiet(): Promise<void> {
    this.#held = [];
    const deadline = performance.now() + maxUnquietMs;
    let before: number;
    do {
      before = this.#opened + this.#finished;
      await sleep(quietMs);
    } while (before < this.#opened + this.#finished && performance.now() < deadline);
    // One turn of the event loop without a new connection: all earlier ones are accepted.
    do {
      before = this.#opened;
      await nextTurn();
    } while (before < this.#opened && performance.now() < deadline + maxUnquietMs);
  }

  #releaseHeld(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const answer of held) answer();
  }

  async #endOrTimeUp(): Promise<void> {
    // http.Server's own close() would also close idle connections. At the end it stops the interval that would keep the server in memory.
    this.#ended ??= new Promise((resolve) => {
      NetServer.prototype.close.call(this.#server, () => {
        this.#server.close();
        resolve();
      });
    });
    const left = Math.max(0, (this.#deadline ?? 0) - performance.now());
    await Promise.race([this.#ended, sleep(left, undefined, { ref: false })]);
  }
}

function endConnectionWith(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

import { setTimeout as sleep } from "node:timers/promises";

import { Pool, type PoolClient, type PoolConfig } from "pg";

import { type Caller, FairQueue } from "../../queues/fair-queue";
import type { OnStatement, Row } from "../statements";
import type { Sql } from "../sql/sql";
import { untilAborted } from "../until-aborted";
import { asSent, clientConfig } from "./connection";
import { isConnectionLost } from "./errors";

/** A statement may not have begun when it is cancelled, so it is cancelled again until it has ended. */
const cancelAgainMs = 20;

/** A host that is gone without a word does not answer at all. */
const maxAnswerMs = 2_000;

/** How long an unused connection is kept. */
const idleMs = 30_000;

/**
 * Read-only connections to one server: at most so many, made when they are needed, and made again when they are lost.
 * Clients take turns with the statements beyond that.
 */
export class PostgresReaders {
  readonly url: string;
  readonly #pool: Pool;
  /** A connection beside the pool, for what must not wait for a place in it: cancelling, and measuring. */
  readonly #side: Pool;
  readonly #queue: FairQueue;
  readonly #onStatement: OnStatement;
  #closing: Promise<void> | null = null;

  constructor(
    url: string,
    { max, onStatement }: { readonly max: number; readonly onStatement: OnStatement },
  ) {
    this.url = url;
    this.#queue = new FairQueue(max);
    this.#onStatement = onStatement;
    this.#pool = poolOf(url, max);
    this.#side = poolOf(url, 1, { query_timeout: maxAnswerMs, connectionTimeoutMillis: maxAnswerMs });
  }

  async all<T extends Row>(statement: Sql, caller: Caller = {}): Promise<T[]> {
    const { signal } = caller;
    const sent = asSent(statement);
    signal?.throwIfAborted();
    if (this.#closing) throw new Error("Nothing can be read any more: the connections are closed.");
    return untilAborted(
      this.#queue.run(caller, () => this.#run<T>(sent, signal)),
      signal,
    );
  }

  /** Beside the pool: it waits for no reader. */
  async ask<T extends Row>(statement: Sql): Promise<T[]> {
    const { rows } = await this.#side.query<T>(asSent(statement));
    return rows;
  }

  /** Waits for what has been asked. Closing again does nothing. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    await this.#queue.idle();
    await Promise.all([this.#pool.end(), this.#side.end()]);
  }

  /** Its caller does not wait until a cancelled statement has ended; the next user of the connection does. */
  async #run<T extends Row>(sent: ReturnType<typeof asSent>, signal?: AbortSignal): Promise<T[]> {
    const client = await this.#pool.connect();
    const state = { hasEnded: false, cancelling: Promise.resolve() };
    const cancel = () => {
      state.cancelling = this.#cancel(client, state);
    };
    let lost: Error | undefined;
    try {
      signal?.throwIfAborted();
      signal?.addEventListener("abort", cancel, { once: true });
      this.#onStatement(sent.text);
      const { rows } = await client.query<T>(sent);
      return rows;
    } catch (error) {
      if (isConnectionLost(error)) lost = error as Error;
      throw error;
    } finally {
      state.hasEnded = true;
      signal?.removeEventListener("abort", cancel);
      // A late cancel would end somebody else's statement on this connection.
      await state.cancelling;
      client.release(lost);
    }
  }

  async #cancel(client: PoolClient, state: { readonly hasEnded: boolean }): Promise<void> {
    const { processID } = client as unknown as { readonly processID: number };
    try {
      while (!state.hasEnded) {
        await this.#side.query("select pg_cancel_backend($1)", [processID]);
        if (!state.hasEnded) await sleep(cancelAgainMs);
      }
    } catch {
      // The server takes no further connection: closing this one frees the place in the pool at least.
      void (client as unknown as { end(): Promise<void> }).end().catch(() => undefined);
    }
  }
}

function poolOf(url: string, max: number, more: PoolConfig = {}): Pool {
  const pool = new Pool({ ...clientConfig(url, "read"), max, idleTimeoutMillis: idleMs, ...more });
  // Without listeners a lost connection would end the process. The pool makes another one.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

import { type Caller, FairQueue } from "../../queues/fair-queue";
import type { Sql } from "../sql/sql";
import type { OnStatement, Reader, Row } from "../statements";
import { untilAborted } from "../until-aborted";
import { type Connection, render, textOf } from "./connection";

/** A statement may not have begun when it is to be stopped, so it is told again until it has ended. */
const tellAgainMs = 10;

/**
 * Connections opened read-only. None ever begins a transaction, so none holds an old snapshot. Each runs one statement at
 * a time, and clients take turns: SQLite would do no more, and so it is known what an interrupt stops.
 */
export class Readers implements Reader {
  readonly #connections: readonly Connection[];
  readonly #onStatement: OnStatement;
  readonly #free: Connection[];
  readonly #queue: FairQueue;
  #closing: Promise<void> | null = null;

  constructor(connections: readonly Connection[], onStatement: OnStatement) {
    this.#connections = connections;
    this.#onStatement = onStatement;
    this.#free = [...connections];
    this.#queue = new FairQueue(connections.length);
  }

  readonly textOf = textOf;

  async all<T extends Row>(statement: Sql, caller: Caller = {}): Promise<T[]> {
    const { signal } = caller;
    signal?.throwIfAborted();
    if (this.#closing) throw new Error("Nothing can be read any more: the connections are closed.");
    return untilAborted(
      this.#queue.run(caller, () => this.#run<T>(statement, signal)),
      signal,
    );
  }

  /** Waits for what has been asked. Closing again does nothing. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    await this.#queue.idle();
    await Promise.all(this.#connections.map((connection) => connection.close()));
  }

  /** Its caller does not wait until a statement that is stopped has ended; whoever is next does. */
  async #run<T extends Row>(statement: Sql, signal: AbortSignal | undefined): Promise<T[]> {
    // There are as many connections as places in the queue.
    const connection = this.#free.pop() as Connection;
    let telling: NodeJS.Timeout | undefined;
    const stop = () => {
      connection.interrupt();
      telling = setInterval(() => connection.interrupt(), tellAgainMs);
    };
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const rendered = render(statement);
      this.#onStatement(rendered.text);
      return await connection.all<T>(rendered);
    } finally {
      signal?.removeEventListener("abort", stop);
      clearInterval(telling);
      this.#free.push(connection);
    }
  }
}

import type { Sql } from "../sql/sql";
import type { OnStatement, Reader, Row } from "../statements";
import { type Connection, render, textOf } from "./connection";

/** A statement may not have begun when it is to be stopped, so it is told again until it has ended. */
const tellAgainMs = 10;

/**
 * Connections opened read-only. None ever begins a transaction, so none holds an old snapshot. Each runs one statement at
 * a time, in the order in which they came: SQLite would do no more, and so it is known what an interrupt stops.
 */
export class Readers implements Reader {
  readonly #connections: readonly Connection[];
  readonly #onStatement: OnStatement;
  readonly #free: Connection[];
  readonly #waiting = new Set<(connection: Connection) => void>();
  #closing: Promise<void> | null = null;

  constructor(connections: readonly Connection[], onStatement: OnStatement) {
    this.#connections = connections;
    this.#onStatement = onStatement;
    this.#free = [...connections];
  }

  readonly textOf = textOf;

  all<T extends Row>(statement: Sql, signal?: AbortSignal): Promise<T[]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      if (this.#closing)
        return reject(new Error("Nothing can be read any more: the connections are closed."));

      const leave = () => {
        this.#waiting.delete(run);
        reject(signal?.reason as Error);
      };
      const run = (connection: Connection) => {
        signal?.removeEventListener("abort", leave);
        void this.#run<T>(connection, statement, signal).then(resolve, reject);
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#whenFree(run);
    });
  }

  /** Waits for what has been asked. Closing again does nothing. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    await Promise.all(
      this.#connections.map(async () => {
        const free = await new Promise<Connection>((resolve) => this.#whenFree(resolve));
        await free.close();
      }),
    );
  }

  #whenFree(use: (connection: Connection) => void): void {
    const free = this.#free.shift();
    if (free) use(free);
    else this.#waiting.add(use);
  }

  /** Its caller does not wait until a statement that is stopped has ended; whoever is next does. */
  #run<T extends Row>(connection: Connection, statement: Sql, signal: AbortSignal | undefined): Promise<T[]> {
    return new Promise((resolve, reject) => {
      let telling: NodeJS.Timeout | undefined;
      const stop = () => {
        connection.interrupt();
        telling = setInterval(() => connection.interrupt(), tellAgainMs);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener("abort", stop, { once: true });
      const rendered = render(statement);
      this.#onStatement(rendered.text);
      void connection
        .all<T>(rendered)
        .then(resolve, reject)
        .finally(() => {
          signal?.removeEventListener("abort", stop);
          clearInterval(telling);
          this.#giveBack(connection);
        });
    });
  }

  #giveBack(connection: Connection): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free.push(connection);
      return;
    }
    this.#waiting.delete(next);
    next(connection);
  }
}

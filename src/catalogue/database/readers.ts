import type { DataSource } from "typeorm";

import type { OnStatement, Parameters, Reader, Row } from "../statements";
import { interrupt, query } from "./connection";

/** A statement may not have begun when it is to be stopped, so it is told again until it has ended. */
const tellAgainMs = 10;

/**
 * Connections opened read-only. None ever begins a transaction, so none holds an old snapshot. Each runs one statement at
 * a time, in the order in which they came: SQLite would do no more, and so it is known what an interrupt stops.
 */
export class Readers implements Reader {
  readonly #dataSources: readonly DataSource[];
  readonly #onStatement: OnStatement;
  readonly #free: DataSource[];
  readonly #waiting = new Set<(dataSource: DataSource) => void>();
  #closing: Promise<void> | null = null;

  constructor(dataSources: readonly DataSource[], onStatement: OnStatement) {
    this.#dataSources = dataSources;
    this.#onStatement = onStatement;
    this.#free = [...dataSources];
  }

  all<T extends Row>(sql: string, parameters?: Parameters, signal?: AbortSignal): Promise<T[]> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      if (this.#closing)
        return reject(new Error("Nothing can be read any more: the connections are closed."));

      const leave = () => {
        this.#waiting.delete(run);
        reject(signal?.reason as Error);
      };
      const run = (dataSource: DataSource) => {
        signal?.removeEventListener("abort", leave);
        void this.#run<T>(dataSource, sql, parameters, signal).then(resolve, reject);
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
      this.#dataSources.map(async () => {
        const free = await new Promise<DataSource>((resolve) => this.#whenFree(resolve));
        await free.destroy();
      }),
    );
  }

  #whenFree(use: (dataSource: DataSource) => void): void {
    const free = this.#free.shift();
    if (free) use(free);
    else this.#waiting.add(use);
  }

  /** Its caller does not wait until a statement that is stopped has ended; whoever is next does. */
  #run<T extends Row>(
    dataSource: DataSource,
    sql: string,
    parameters: Parameters | undefined,
    signal: AbortSignal | undefined,
  ): Promise<T[]> {
    return new Promise((resolve, reject) => {
      let telling: NodeJS.Timeout | undefined;
      const stop = () => {
        interrupt(dataSource);
        telling = setInterval(interrupt, tellAgainMs, dataSource);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#onStatement(sql);
      void query<T>(dataSource, sql, parameters)
        .then(resolve, reject)
        .finally(() => {
          signal?.removeEventListener("abort", stop);
          clearInterval(telling);
          this.#giveBack(dataSource);
        });
    });
  }

  #giveBack(dataSource: DataSource): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free.push(dataSource);
      return;
    }
    this.#waiting.delete(next);
    next(dataSource);
  }
}

import { AsyncLocalStorage } from "node:async_hooks";

import { Mutex } from "async-mutex";
import type { DataSource } from "typeorm";

import { RostrumError } from "../../domain/errors";
import type { OnStatement, Parameters, Row, Transaction, TransactionRunner } from "../statements";
import { query } from "./connection";
import { assertPragmas } from "./pragmas";

/**
 * The one connection that writes, behind a queue: on SQLite a DataSource is one connection, and a second transaction on
 * it would join the first and vanish with its rollback.
 */
export class Writer implements TransactionRunner {
  readonly #dataSource: DataSource;
  readonly #onStatement: OnStatement;
  readonly #queue = new Mutex();
  #waiting = 0;
  /** Whatever is begun within a transaction carries it along, also past its end. */
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();

  constructor(dataSource: DataSource, onStatement: OnStatement) {
    this.#dataSource = dataSource;
    this.#onStatement = onStatement;
  }

  /** How many stand in the queue, whoever writes included. */
  get waiting(): number {
    return this.#waiting;
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#alone(() => {
      const state = { open: true };
      return this.#inside.run(state, () => this.#runAlone(work, state));
    });
  }

  /**
   * Runs the migrations that have not run yet, all or none, and returns their names. The lock comes first: TypeORM reads
   * what is pending before it locks, so that processes which start together would run the same migrations.
   */
  async migrate(): Promise<string[]> {
    return this.#alone(async () => {
      // A migration that makes a table anew must not take along what refers to it. Inside a transaction this does nothing.
      await this.#dataSource.query("pragma foreign_keys = off");
      try {
        await this.#dataSource.query("begin immediate");
        const done = await this.#dataSource.runMigrations({ transaction: "none" });
        await this.#dataSource.query("commit");
        return done.map(({ name }) => name);
      } catch (error) {
        // Nothing is open where the lock was not to be had, or where SQLite has rolled back by itself.
        await this.#dataSource.query("rollback").catch(() => undefined);
        throw error;
      } finally {
        await this.#dataSource.query("pragma foreign_keys = on");
        await assertPragmas(this.#dataSource);
      }
    });
  }

  /** Takes back the newest migration. The read models must then be made anew, whatever they were made for. */
  async migrateDown(): Promise<void> {
    await this.#alone(async () => {
      await this.#dataSource.query("update revision set readModelsOf = ''");
      await this.#dataSource.undoLastMigration({ transaction: "each" });
    });
  }

  /** Waits for what is under way, then closes. */
  async close(): Promise<void> {
    await this.#alone(() => this.#dataSource.destroy());
  }

  /** After whatever stands before it in the queue. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.open) {
      throw new RostrumError(
        "WRITE_INSIDE_WRITE",
        "A transaction asked for another one, which would wait for the first for ever.",
      );
    }
    this.#waiting += 1;
    try {
      return await this.#queue.runExclusive(work);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #runAlone<T>(work: (transaction: Transaction) => Promise<T>, state: { open: boolean }): Promise<T> {
    const all = async <R extends Row>(sql: string, parameters?: Parameters): Promise<R[]> => {
      if (!state.open) throw new Error("This transaction has ended; nothing can be done in it any more.");
      this.#onStatement(sql);
      return query<R>(this.#dataSource, sql, parameters);
    };
    const run = async (sql: string, parameters?: Parameters): Promise<void> => {
      await all(sql, parameters);
    };

    // `immediate`, and a write first: a transaction that reads before it writes fails at once beside another process.
    await run("begin immediate");
    try {
      await run("update revision set value = value + 1");
      const result = await work({ run, all });
      await run("commit");
      return result;
    } catch (error) {
      await this.#dataSource.query("rollback").catch((failure: Error) => {
        // SQLite has rolled back by itself after some errors, such as a full disk.
        if (!failure.message.includes("no transaction is active")) throw failure;
      });
      throw error;
    } finally {
      state.open = false;
    }
  }
}

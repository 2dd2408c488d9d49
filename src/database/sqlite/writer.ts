import { RostrumError } from "../../domain/errors";
import { raw, type Sql } from "../sql/sql";
import type { OnStatement, Outcome, Row, Transaction, Writer } from "../statements";
import { TransactionQueue, type WritingConnection } from "../transaction-queue";
import { type Connection, render, textOf } from "./connection";
import { assertPragmas, busyTimeoutMs } from "./pragmas";

/**
 * The one connection that writes, behind a queue: on SQLite a DataSource is one connection, and a second transaction on
 * it would join the first and vanish with its rollback.
 */
export class SqliteWriter implements Writer {
  readonly #connection: Connection;
  readonly #writing: WritingConnection;
  readonly #queue = new TransactionQueue();

  constructor(connection: Connection, onStatement: OnStatement) {
    this.#connection = connection;
    this.#writing = writingOn(connection, onStatement);
  }

  get waiting(): number {
    return this.#queue.waiting;
  }

  transaction<T>(work: (transaction: Transaction) => Promise<Outcome<T>>): Promise<T> {
    return this.#queue.alone(() => this.#queue.transaction(this.#writing, work));
  }

  /**
   * Runs the migrations that have not run yet, all or none, and returns their names. The lock comes first: TypeORM reads
   * what is pending before it locks, so that processes which start together would run the same migrations.
   */
  async migrate(): Promise<string[]> {
    const { dataSource } = this.#connection;
    return this.#queue.alone(async () => {
      // A migration that recreates a table must not delete the rows that refer to it. Inside a transaction this does nothing.
      await dataSource.query("pragma foreign_keys = off");
      try {
        await dataSource.query("begin immediate");
        const done = await dataSource.runMigrations({ transaction: "none" });
        await dataSource.query("commit");
        return done.map(({ name }) => name);
      } catch (error) {
        // Nothing is open where the lock was not to be had, or where SQLite has rolled back by itself.
        await dataSource.query("rollback").catch(() => undefined);
        throw error;
      } finally {
        await dataSource.query("pragma foreign_keys = on");
        await assertPragmas(this.#connection);
      }
    });
  }

  async migrateDown(): Promise<void> {
    await this.#queue.alone(() => this.#connection.dataSource.undoLastMigration({ transaction: "each" }));
  }

  /** Free pages are left out of the new file, and the log is emptied, which waits for readers for as long as for a lock. */
  overwriteDeleted(): Promise<boolean> {
    return this.#queue.alone(async () => {
      await this.#connection.all(render(raw("vacuum")));
      const [row] = await this.#connection.all<{ busy: number }>(
        render(raw("pragma wal_checkpoint(truncate)")),
      );
      return row?.busy === 0;
    });
  }

  /** Waits for what is under way, then closes. */
  async close(): Promise<void> {
    await this.#queue.alone(() => this.#connection.close());
  }
}

/** SQLite has waited for its busy_timeout by then. */
const lockHeld = () =>
  new RostrumError(
    "CATALOGUE_UNREADY",
    `Expected the database's write lock within ${busyTimeoutMs / 1_000} s, but another process held it.`,
  );

function writingOn(connection: Connection, onStatement: OnStatement): WritingConnection {
  const send = <T extends Row>(statement: Sql): Promise<T[]> => {
    const rendered = render(statement);
    onStatement(rendered.text);
    return connection.all<T>(rendered);
  };
  return {
    textOf,
    send,
    async write(statement) {
      const rendered = render(statement);
      onStatement(rendered.text);
      return connection.run(rendered);
    },
    async begin() {
      // `immediate` takes the lock: a transaction that reads before it writes would fail at once beside another process.
      await send(raw("begin immediate")).catch((error: Error) => {
        throw error.message.includes("SQLITE_BUSY") ? lockHeld() : error;
      });
    },
    async commit() {
      await send(raw("commit"));
    },
    async rollback() {
      onStatement("rollback");
      await connection.dataSource.query("rollback").catch((failure: Error) => {
        // SQLite has rolled back by itself after some errors, such as a full disk.
        if (!failure.message.includes("no transaction is active")) throw failure;
      });
    },
  };
}

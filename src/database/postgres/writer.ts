import { setTimeout as sleep } from "node:timers/promises";

import { Client, type QueryResult } from "pg";

import { raw, type Sql } from "../sql/sql";
import type { OnStatement, Outcome, Row, Transaction, Writer } from "../statements";
import { TransactionQueue, type WritingConnection } from "../transaction-queue";
import { asSent, clientConfig, textOf } from "./connection";
import { isConnectionLost, mayBeRepeated, named } from "./errors";
import { migrateDown, migrateUp } from "./migrate";
import { beginLocked, takeWriteLock } from "./write-lock";

const [maxRepeats, firstPauseMs] = [5, 10];

export interface WriterOptions {
  readonly onStatement: OnStatement;
  /** How long to wait while another process writes. */
  readonly maxLockWaitMs: number;
  /** Called after a commit and before its transaction resolves, with what replicas have to have replayed to show it. */
  readonly onCommit: (position: number) => void;
}

/** PostgreSQL answers a commit after a failed statement with this, and no error. */
const notKept = "ROLLBACK";

const position = "select pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0') as position";

/** The replicas' order of commits needs them on the disk; a server set to less would lose acknowledged edits besides. */
const durable =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

/**
 * One connection that writes, behind a queue, and beside other processes behind an advisory lock. A transaction that the
 * server ends for the sake of another (40001, 40P01) is run again as a whole, at most 5 times.
 */
export class PostgresWriter implements Writer {
  readonly #url: string;
  readonly #options: WriterOptions;
  readonly #queue = new TransactionQueue();
  readonly #connection: WritingConnection;
  #client: Client | null = null;

  constructor(url: string, options: WriterOptions) {
    this.#url = url;
    this.#options = options;
    this.#connection = {
      textOf,
      begin: () => this.#begin(),
      send: async (statement) => (await this.#send(statement)).rows as never[],
      write: async (statement) => (await this.#send(statement)).rowCount ?? 0,
      commit: () => this.#commit(),
      rollback: () => this.#rollback(),
    };
  }

  get waiting(): number {
    return this.#queue.waiting;
  }

  transaction<T>(work: (transaction: Transaction) => Promise<Outcome<T>>): Promise<T> {
    return this.#queue.alone(async () => {
      for (let repeats = 0; ; repeats += 1) {
        try {
          return await this.#queue.transaction(this.#connection, work);
        } catch (error) {
          if (!mayBeRepeated(error) || repeats === maxRepeats) throw error;
          await sleep(firstPauseMs * 2 ** repeats * Math.random());
        }
      }
    });
  }

  migrate(): Promise<string[]> {
    return this.#queue.alone(() => migrateUp(this.#url));
  }

  migrateDown(): Promise<void> {
    return this.#queue.alone(() => migrateDown(this.#url));
  }

  async overwriteDeleted(): Promise<boolean> {
    return false;
  }

  /** Waits for what is under way, then closes. */
  close(): Promise<void> {
    return this.#queue.alone(async () => {
      await this.#client?.end();
      this.#client = null;
    });
  }

  /** A connection that was lost while nothing ran shows itself only here: nothing has been written, so a new one is tried. */
  async #begin(): Promise<void> {
    const wasConnected = this.#client !== null;
    try {
      await this.#tryToBegin().catch((error: unknown) => {
        if (!wasConnected || !isConnectionLost(error)) throw error;
        return this.#tryToBegin();
      });
    } catch (error) {
      throw named(error, this.#url);
    }
  }

  async #tryToBegin(): Promise<void> {
    try {
      await this.#beginOn(await this.#connected());
    } catch (error) {
      if (isConnectionLost(error)) this.#forget();
      throw error;
    }
  }

  #beginOn(client: Client): Promise<void> {
    this.#options.onStatement(beginLocked(this.#options.maxLockWaitMs));
    const send = (text: string) => client.query<Row>(text);
    return takeWriteLock(send, async (text) => (await send(text)).rows, this.#options.maxLockWaitMs);
  }

  #send(statement: Sql): Promise<QueryResult<Row>> {
    const sent = asSent(statement);
    this.#options.onStatement(sent.text);
    return this.#within("Nothing of this edit was kept.", (client) => client.query<Row>(sent));
  }

  async #commit(): Promise<void> {
    const { onCommit, onStatement } = this.#options;
    const text = `commit; ${position}`;
    onStatement(text);
    const results = await this.#within(
      "Whether this edit was kept is not known.",
      (client) => client.query<Row>(text) as Promise<QueryResult<Row> | Array<QueryResult<Row>>>,
    );
    const [ended, written] = Array.isArray(results) ? results : [results];
    if (ended?.command === notKept)
      throw new Error("A statement of this transaction failed, so nothing was kept.");
    onCommit(Number(written?.rows[0]?.["position"]));
  }

  async #rollback(): Promise<void> {
    // A lost connection has taken its transaction along.
    if (!this.#client) return;
    this.#options.onStatement("rollback");
    try {
      await this.#client.query(textOf(raw("rollback")));
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      this.#forget();
    }
  }

  async #within<T>(consequence: string, work: (client: Client) => Promise<T>): Promise<T> {
    try {
      if (!this.#client) throw new Error("Connection terminated");
      return await work(this.#client);
    } catch (error) {
      if (isConnectionLost(error)) this.#forget();
      throw named(error, this.#url, ` ${consequence}`);
    }
  }

  async #connected(): Promise<Client> {
    if (this.#client) return this.#client;
    const client = new Client(clientConfig(this.#url, "write"));
    client.on("error", () => {
      if (this.#client === client) this.#client = null;
    });
    try {
      await client.connect();
      await client.query(durable);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    return client;
  }

  #forget(): void {
    void this.#client?.end().catch(() => undefined);
    this.#client = null;
  }
}

import { AsyncLocalStorage } from "node:async_hooks";

import { Mutex } from "async-mutex";

import { RostrumError } from "../domain/errors";
import type { Sql } from "./sql/sql";
import type { Outcome, Row, Transaction } from "./statements";

/** The one connection that writes, as each database has it. */
export interface WritingConnection {
  /** Opens a transaction and takes the lock that other processes wait for. */
  begin(): Promise<void>;
  send<T extends Row>(statement: Sql): Promise<T[]>;
  /** Runs a statement that writes; returns how many rows it wrote. */
  write(statement: Sql): Promise<number>;
  commit(): Promise<void>;
  /** Also after an error that has ended the transaction by itself. */
  rollback(): Promise<void>;
  textOf(statement: Sql): string;
}

/** A transaction, for everything that it starts. */
interface Inside {
  readonly queue: TransactionQueue;
  isOpen: boolean;
  /** The transaction of another queue that started it. */
  readonly outer: Inside | undefined;
}

/**
 * Everything that a transaction starts carries it along, also after its end. One storage for all queues: on Node 20 each storage
 * that was ever used makes every promise of the process slower.
 */
const inside = new AsyncLocalStorage<Inside>();

/** Runs transactions one after another on the one connection that writes: what both databases do alike. */
export class TransactionQueue {
  readonly #queue = new Mutex();
  #waiting = 0;

  /** How many are queued, the running one included. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Runs the work after everything that is before it in the queue. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isOpenAround()) {
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

  /** One transaction, within `alone`. After a failed statement it cannot commit, as PostgreSQL has it. */
  transaction<T>(
    connection: WritingConnection,
    work: (transaction: Transaction) => Promise<Outcome<T>>,
  ): Promise<T> {
    const state: Inside = { queue: this, isOpen: true, outer: innermostOpen() };
    return inside.run(state, async () => {
      let failure: Error | null = null;
      const during = async <R>(send: () => Promise<R>): Promise<R> => {
        if (!state.isOpen) throw new Error("This transaction has ended; nothing can be done in it any more.");
        try {
          return await send();
        } catch (error) {
          failure ??= error as Error;
          throw error;
        }
      };
      const all = <R extends Row>(statement: Sql) => during(() => connection.send<R>(statement));
      const run = (statement: Sql) => during(() => connection.write(statement));

      await connection.begin();
      try {
        const { result, commit } = await work({
          run,
          all,
          textOf: (statement) => connection.textOf(statement),
        });
        if (commit && failure !== null) throw failure as Error;
        await (commit ? connection.commit() : connection.rollback());
        return result;
      } catch (error) {
        await connection.rollback();
        throw error;
      } finally {
        state.isOpen = false;
      }
    });
  }

  #isOpenAround(): boolean {
    for (let at = innermostOpen(); at !== undefined; at = at.outer)
      if (at.queue === this && at.isOpen) return true;
    return false;
  }
}

function innermostOpen(): Inside | undefined {
  let at = inside.getStore();
  while (at !== undefined && !at.isOpen) at = at.outer;
  return at;
}

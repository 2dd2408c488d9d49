import type { Caller } from "../queues/fair-queue";
import type { Sql } from "./sql/sql";

/** What the rest of the program knows of a database: statements go in, rows come out. Connections stay in this folder. */
export type Row = Record<string, unknown>;

/** Called with the text of every statement before it runs: tests count with it. */
export type OnStatement = (text: string) => void;

/** A statement that has ended. */
export interface Read {
  readonly text: string;
  /** How many rows came; null where it failed. */
  readonly rows: number | null;
  /** Milliseconds of `performance.now()`: waiting for a connection is part of it. */
  readonly begunAt: number;
  readonly endedAt: number;
}

/** Called with every statement of a view when it has ended. */
export type OnRead = (read: Read) => void;

/** Reads what is committed, and cannot do anything else. */
export interface Reader {
  /**
   * Clients take turns. Once the caller's signal is aborted it throws the signal's reason, at once: the statement is not
   * sent, or is cancelled.
   */
  all<T extends Row = Row>(statement: Sql, caller?: Caller): Promise<T[]>;
  /** What the database calls this statement's text, for logs, counts and plans. */
  textOf(statement: Sql): string;
}

/** What may be done while a transaction is open. */
export interface Transaction extends Reader {
  /** Runs a statement that writes; returns how many rows it wrote. */
  run(statement: Sql): Promise<number>;
}

/** What a transaction came to: its result, and whether to keep what it wrote. */
export interface Outcome<T> {
  readonly result: T;
  readonly commit: boolean;
}

/** The one door for writing: everything is queued behind it, and beside other processes behind the database's own lock. */
export interface Writer {
  /**
   * Takes the lock, runs the work alone, then commits, or rolls back where the outcome says so or the work throws. Work is
   * done in the order in which it was asked.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<Outcome<T>>): Promise<T>;
  /** Runs the migrations that have not run yet, all or none, and returns their names. */
  migrate(): Promise<string[]>;
  /** Undoes the newest migration. */
  migrateDown(): Promise<void>;
  /**
   * Overwrites what was deleted or changed before, in all files of the database. Returns whether it did: on SQLite not while
   * another process reads; on PostgreSQL never, since only its own operator can.
   */
  overwriteDeleted(): Promise<boolean>;
  /** How many transactions are queued, that which is under way included. */
  readonly waiting: number;
}

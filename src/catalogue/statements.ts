/** What the rest of the catalogue knows of the database: text goes in, rows come out. Connections stay in `database/`. */
export type Parameters = Readonly<Record<`$${string}`, string | number | null>>;
export type Row = Record<string, unknown>;

/** Called with every statement before it runs: tests count with it. */
export type OnStatement = (sql: string) => void;

/** A statement that has ended. */
export interface Read {
  readonly sql: string;
  /** How many came; null where it failed. */
  readonly rows: number | null;
  /** Milliseconds of `performance.now()`: waiting for a connection is part of it. */
  readonly begunAt: number;
  readonly endedAt: number;
}

/** Called with every statement of a view when it has ended. */
export type OnRead = (read: Read) => void;

/** Reads what is committed, and cannot do anything else. */
export interface Reader {
  /** Once the signal is aborted it throws its reason, at once: the statement is not sent, or is stopped. */
  all<T extends Row = Row>(sql: string, parameters?: Parameters, signal?: AbortSignal): Promise<T[]>;
}

/** What may be done while a transaction is open. */
export interface Transaction extends Reader {
  run(sql: string, parameters?: Parameters): Promise<void>;
}

export interface TransactionRunner {
  /** Runs the work alone, then commits; rolls everything back when it throws. In the order in which it was asked. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** What the rest of the catalogue knows of the database: text goes in, rows come out. Connections stay in `database/`. */
export type Parameters = Readonly<Record<`$${string}`, string | number | null>>;
export type Row = Record<string, unknown>;

/** Called with every statement before it runs: tests count with it. */
export type OnStatement = (sql: string) => void;

/** Reads what is committed, and cannot do anything else. */
export interface Reader {
  all<T extends Row = Row>(sql: string, parameters?: Parameters): Promise<T[]>;
}

/** What may be done while a transaction is open. */
export interface Transaction extends Reader {
  run(sql: string, parameters?: Parameters): Promise<void>;
}

export interface TransactionRunner {
  /** Runs the work alone, then commits; rolls everything back when it throws. In the order in which it was asked. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

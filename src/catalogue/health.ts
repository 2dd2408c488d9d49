/** How the database is doing, for whoever runs it. */
export interface DatabaseHealth {
  /** What was asserted when it was opened. */
  readonly about: DatabaseFacts;
  /** Asks the database how far its tables are; rejects where it does not answer. */
  migrations(): Promise<MigrationState>;
  /** How many edits wait for the one writer, that which is under way included. */
  editsWaiting(): number;
  /** Bytes on the disk; a log that only grows is one that nobody can check in, because some reader never ends. */
  sizes(): Promise<{ readonly database: number; readonly writeAheadLog: number }>;
}

export interface DatabaseFacts {
  readonly sqlite: string;
  /** By name, as SQLite answers them, alike on every connection. */
  readonly pragmas: Readonly<Record<string, unknown>>;
}

/** Names of migrations: empty lists where the tables are what this program was written for. */
export interface MigrationState {
  /** Those that this program knows, and the database has not. */
  readonly pending: readonly string[];
  /** Those that the database has from a newer program. */
  readonly unknown: readonly string[];
}

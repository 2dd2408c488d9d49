import type { Dialect } from "./sql/sql";

/** The state of the database, for operators. */
export interface DatabaseHealth {
  /** What was asserted when it was opened. */
  readonly about: DatabaseFacts;
  /** Asks the database how far its tables are; rejects where it does not answer. */
  migrations(): Promise<MigrationState>;
  /** Why what is stored cannot be trusted, in the database's words; null while no statement has met damage. It stays until it is opened again. */
  damage(): string | null;
  /** Whether edits fail since there is no room; it is looked at again with each edit and each probe. Only known of SQLite. */
  isDiskFull(): boolean;
  /** Reads some of what is stored from the disk, more of it with each call; rejects where it cannot be read. */
  probe(): Promise<void>;
  /** How many edits wait for the one writer, that which is under way included. */
  editsWaiting(): number;
  /**
   * Bytes on the disk. A write-ahead log that only grows is one that cannot be checked in, because a reader or a replica
   * does not end. It is null where PostgreSQL's role may not ask: grant it pg_monitor.
   */
  sizes(): Promise<{ readonly database: number; readonly writeAheadLog: number | null }>;
  /** Empty where reads are not spread. */
  replicas(): readonly ReplicaHealth[];
}

export interface DatabaseFacts {
  readonly dialect: Dialect;
  readonly version: string;
  /** By name, as the database answers them: pragmas of SQLite, settings of PostgreSQL. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface ReplicaHealth {
  /** Host and database. */
  readonly address: string;
  /** At most so far behind the primary; null while it is lost. */
  readonly lagMs: number | null;
  readonly isUsed: boolean;
  /** Why it is lost; null while it is not. */
  readonly problem: string | null;
}

/** Names of migrations: empty lists where the tables are what this program was written for. */
export interface MigrationState {
  /** Whether any has: false in an empty database. */
  readonly hasRun: boolean;
  /** Those that this program knows, and the database has not. */
  readonly pending: readonly string[];
  /** Those that the database has from a newer program. */
  readonly unknown: readonly string[];
}

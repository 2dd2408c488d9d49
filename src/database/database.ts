import type { DatabaseHealth } from "./health";
import type { Inspection } from "./inspection";
import type { OnStatement, Reader, Writer } from "./statements";

/** An open database. Only this folder knows which one it is. */
export interface Database {
  readonly reader: Reader;
  readonly writer: Writer;
  readonly health: DatabaseHealth;
  readonly inspection: Inspection;
  /** What a server has to know to have all that this process has written; 0 where there is one server only. */
  readonly written: () => number;
  /** Waits for what is under way. Closing again does nothing. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** At most so many connections read side by side, on each server: 2 on SQLite, which gives sqlite3 a second core, 10 on PostgreSQL. */
  readonly readers?: number;
  /** Addresses of replicas, which reads are spread over: PostgreSQL only. */
  readonly replicas?: readonly string[];
  /** A replica that is further behind is not read from: PostgreSQL only; 1,000 unless given. */
  readonly maxReplicaLagMs?: number;
  /** How long a transaction waits while another process writes: PostgreSQL only; 5,000 unless given, as on SQLite. */
  readonly maxLockWaitMs?: number;
  readonly onStatement?: OnStatement;
}

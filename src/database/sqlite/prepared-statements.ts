import { LRUCache } from "lru-cache";
import type sqlite3 from "sqlite3";

import { assertStorable } from "../text-values";
import type { Row } from "../statements";

/** More texts than the graph's own questions have; what an edit composes for its own rows comes and goes. */
const maxKept = 200;

/**
 * The statements of one connection, each prepared once: preparing the Army question again takes longer than running it. The
 * connection runs one statement at a time, so none is used by two at once.
 */
export class PreparedStatements {
  readonly #connection: sqlite3.Database;
  readonly #kept = new LRUCache<string, sqlite3.Statement>({
    max: maxKept,
    dispose: (statement) => statement.finalize(),
  });

  constructor(connection: sqlite3.Database) {
    this.#connection = connection;
  }

  async all<T extends Row>(text: string, values: readonly unknown[]): Promise<T[]> {
    assertStorable(values);
    const statement = await this.#prepared(text);
    return new Promise((resolve, reject) => {
      statement.all<T>(values, (error, rows) => {
        if (error) reject(error);
        else resolve(rows);
      });
    });
  }

  /** Runs a statement that writes; returns how many rows it wrote. */
  async run(text: string, values: readonly unknown[]): Promise<number> {
    assertStorable(values);
    const statement = await this.#prepared(text);
    return new Promise((resolve, reject) => {
      statement.run(values, function done(this: sqlite3.RunResult, error: Error | null) {
        if (error) reject(error);
        else resolve(this.changes);
      });
    });
  }

  /** A connection with statements does not close. */
  finalize(): void {
    this.#kept.clear();
  }

  #prepared(text: string): Promise<sqlite3.Statement> {
    const kept = this.#kept.get(text);
    if (kept) return Promise.resolve(kept);
    return new Promise((resolve, reject) => {
      const statement: sqlite3.Statement = this.#connection.prepare(text, (error: Error | null) => {
        if (error) return reject(error);
        this.#kept.set(text, statement);
        resolve(statement);
      });
    });
  }
}

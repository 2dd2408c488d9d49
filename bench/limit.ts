import sqlite3 from "sqlite3";

/** Opens the file once; each question's limit is a statement that is prepared once. */
export class Limits {
  readonly #database: sqlite3.Database;

  private constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  static open(file: string): Promise<Limits> {
    return new Promise((resolve, reject) => {
      const opened = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
        error ? reject(error) : resolve(new Limits(opened)),
      );
    });
  }

  ask(statement: string, variables: Readonly<Record<string, string>>): () => Promise<string> {
    const prepared = this.#database.prepare(statement);
    const values = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`$${name}`, value]));
    return () =>
      new Promise((resolve, reject) => {
        // Not `get`, which goes on to the next row, and begins again only with parameters.
        prepared.all<{ answer: string }>(values, (error, [row]) =>
          error ? reject(error) : resolve(row?.answer ?? ""),
        );
      });
  }
}

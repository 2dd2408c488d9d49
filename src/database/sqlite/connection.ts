import sqlite3 from "sqlite3";
import { DataSource, type DataSourceOptions } from "typeorm";

import { migrations } from "../migrations";
import { PlainNames } from "../naming";
import { forDialect, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { PreparedStatements } from "./prepared-statements";

/** TypeORM asks sqlite3 for long stack traces, which cost half as much again for each call. */
const driver = { ...sqlite3, verbose: () => driver };

const writerFlags = sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX;
const readerFlags = sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX;

/** What TypeORM is to know of the file. One DataSource is one connection of SQLite's. */
export const sqliteOptions = (
  file: string,
  mode: "write" | "read",
  entities: DataSourceOptions["entities"] = [],
): DataSourceOptions => ({
  type: "sqlite",
  driver,
  database: file,
  flags: mode === "write" ? writerFlags : readerFlags,
  entities,
  migrations: mode === "write" ? migrations : [],
  migrationsTableName: "migration",
  namingStrategy: new PlainNames(),
  logging: false,
});

/** A statement as SQLite's driver takes it: its text, and its values in order. */
export interface Rendered {
  readonly text: string;
  readonly values: readonly unknown[];
}

export function render(statement: Sql): Rendered {
  const { sql: text, values } = forDialect(statement, "sqlite");
  return { text, values };
}

export const textOf = (statement: Sql): string => render(statement).text;

/**
 * One connection: TypeORM opens it and migrates, statements go straight to the driver. TypeORM's `query` prepares each
 * again, and drops the rows of RETURNING.
 */
export class Connection {
  readonly dataSource: DataSource;
  readonly #connection: sqlite3.Database;
  readonly #statements: PreparedStatements;

  private constructor(dataSource: DataSource) {
    this.dataSource = dataSource;
    this.#connection = (
      dataSource.driver as unknown as { databaseConnection: sqlite3.Database }
    ).databaseConnection;
    this.#statements = new PreparedStatements(this.#connection);
  }

  static async open(file: string, mode: "write" | "read"): Promise<Connection> {
    const dataSource = new DataSource(sqliteOptions(file, mode));
    await dataSource.initialize();
    return new Connection(dataSource);
  }

  all<T extends Row>({ text, values }: Rendered): Promise<T[]> {
    return this.#statements.all<T>(text, values);
  }

  /** Runs a statement that writes; returns how many rows it wrote. */
  run({ text, values }: Rendered): Promise<number> {
    return this.#statements.run(text, values);
  }

  /** Stops what it is doing, which fails with SQLITE_INTERRUPT. Nothing happens where it does nothing. */
  interrupt(): void {
    this.#connection.interrupt();
  }

  async close(): Promise<void> {
    this.#statements.finalize();
    await this.dataSource.destroy();
  }
}

import sqlite3 from "sqlite3";
import { DataSource } from "typeorm";

import type { Parameters, Row } from "../statements";
import { migrations } from "./migrations";

/** TypeORM asks sqlite3 for long stack traces, which cost half as much again for each call. */
const driver = { ...sqlite3, verbose: () => driver };

const writerFlags = sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX;
const readerFlags = sqlite3.OPEN_READONLY | sqlite3.OPEN_FULLMUTEX;

/** One DataSource is one connection of SQLite's. Only this folder can make one. */
export async function connect(file: string, mode: "write" | "read"): Promise<DataSource> {
  const dataSource = new DataSource({
    type: "sqlite",
    driver,
    database: file,
    flags: mode === "write" ? writerFlags : readerFlags,
    migrations: mode === "write" ? migrations : [],
    migrationsTableName: "migration",
    logging: false,
  });
  await dataSource.initialize();
  return dataSource;
}

/** Stops what the connection is doing: it fails with SQLITE_INTERRUPT. Nothing happens where it does nothing. */
export function interrupt(dataSource: DataSource): void {
  const { databaseConnection } = dataSource.driver as unknown as { databaseConnection: sqlite3.Database };
  databaseConnection.interrupt();
}

/** TypeORM types parameters as a list; SQLite's driver takes names, which say what they are. */
export async function query<T extends Row>(
  dataSource: DataSource,
  sql: string,
  parameters: Parameters = {},
): Promise<T[]> {
  const rows: unknown = await dataSource.query(sql, parameters as never);
  return Array.isArray(rows) ? (rows as T[]) : [];
}

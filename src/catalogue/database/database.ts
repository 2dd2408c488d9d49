import { setTimeout as sleep } from "node:timers/promises";

import type { DataSource } from "typeorm";

import { RostrumError } from "../../domain/errors";
import type { DatabaseHealth } from "../health";
import type { OnStatement, Row } from "../statements";
import { connect, query } from "./connection";
import { healthOf } from "./health";
import { assertPragmas, setPragmas } from "./pragmas";
import { Readers } from "./readers";
import { assertNotNewer, assertSqlite, assertWritable } from "./self-check";
import { Writer } from "./writer";

export interface Database {
  readonly readers: Readers;
  readonly writer: Writer;
  readonly health: DatabaseHealth;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** How many connections read side by side; two give sqlite3 a second core. */
  readers?: number;
  onStatement?: OnStatement;
}

/**
 * Opens the file, making it where it is missing. SQLite itself, the tables' age and every connection's settings are
 * asserted before it is used.
 */
export async function openDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  const { readers: readerCount = 2, onStatement = () => undefined } = options;

  await assertWritable(file);
  const opened: DataSource[] = [];
  const open = (mode: "write" | "read"): Promise<DataSource> =>
    whenFree(async () => {
      const dataSource = await connect(file, mode);
      opened.push(dataSource);
      await setPragmas(dataSource, mode);
      return dataSource;
    });

  try {
    const writing = await open("write");
    const ask = <T extends Row>(sql: string) => query<T>(writing, sql);
    const sqlite = await assertSqlite(ask);
    await assertNotNewer(ask);
    const pragmas = await assertPragmas(writing);
    const reading = await Promise.all(Array.from({ length: readerCount }, () => open("read")));
    const connections = {
      writer: new Writer(writing, onStatement),
      readers: new Readers(reading, onStatement),
    };
    return databaseOf({ ...connections, health: healthOf(file, { sqlite, pragmas }, connections) });
  } catch (error) {
    await Promise.all(opened.map((dataSource) => dataSource.destroy()));
    if (error instanceof RostrumError) throw error;
    throw new RostrumError(
      "CATALOGUE_UNREADY",
      `Cannot open the database ${file}: ${(error as Error).message}`,
    );
  }
}

const [patienceMs, pauseMs] = [5_000, 20];

/** While several connections bring a new file to WAL, SQLite now and then does not wait, whatever its busy_timeout. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error as Error).message.includes("SQLITE_BUSY") || performance.now() > until) throw error;
      await sleep(pauseMs);
    }
  }
}

function databaseOf(parts: Omit<Database, "close">): Database {
  return {
    ...parts,
    async close() {
      await parts.readers.close();
      await parts.writer.close();
    },
  };
}

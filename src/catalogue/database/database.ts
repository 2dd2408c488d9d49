import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { DataSource } from "typeorm";

import { RostrumError } from "../../domain/errors";
import type { OnStatement } from "../statements";
import { connect } from "./connection";
import { setPragmas } from "./pragmas";
import { Readers } from "./readers";
import { Writer } from "./writer";

export interface Database {
  readonly readers: Readers;
  readonly writer: Writer;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** How many connections read side by side; two give sqlite3 a second core. */
  readers?: number;
  onStatement?: OnStatement;
}

/** Opens the file, making it where it is missing. Every connection's settings are asserted before it is used. */
export async function openDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  const { readers: readerCount = 2, onStatement = () => undefined } = options;

  const folder = dirname(resolve(file));
  if (!existsSync(folder)) {
    throw new RostrumError(
      "BAD_SETTING",
      `Expected a folder for the database at ${folder}, but there is none.`,
    );
  }

  const opened: DataSource[] = [];
  const open = (mode: "write" | "read"): Promise<DataSource> =>
    whenFree(async () => {
      const dataSource = await connect(file, mode);
      opened.push(dataSource);
      await setPragmas(dataSource, mode);
      return dataSource;
    });

  try {
    const writer = new Writer(await open("write"), onStatement);
    const reading = await Promise.all(Array.from({ length: readerCount }, () => open("read")));
    return databaseOf(writer, new Readers(reading, onStatement));
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

function databaseOf(writer: Writer, readers: Readers): Database {
  return {
    writer,
    readers,
    async close() {
      await readers.close();
      await writer.close();
    },
  };
}

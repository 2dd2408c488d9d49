import { stat } from "node:fs/promises";

import type { DatabaseFacts, DatabaseHealth } from "../health";
import type { Readers } from "./readers";
import { migrationsOf } from "./self-check";
import type { SqliteWriter } from "./writer";

export function healthOf(
  file: string,
  about: DatabaseFacts,
  { readers, writer }: { readonly readers: Readers; readonly writer: SqliteWriter },
): DatabaseHealth {
  return {
    about,
    migrations: () => migrationsOf((statement) => readers.all(statement)),
    editsWaiting: () => writer.waiting,
    async sizes() {
      const [database, writeAheadLog] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`)]);
      return { database, writeAheadLog };
    },
    replicas: () => [],
  };
}

/** The log is not there before the first write, and after the last connection has closed. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

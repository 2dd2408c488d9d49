import { RostrumError } from "../../domain/errors";
import type { Database, DatabaseOptions } from "../database";
import { DamageWatch, howToRestore } from "../damage";
import { watchedWriter } from "../watched";
import { addressOf, asSent, withClient } from "./connection";
import { isDamage, named, unready } from "./errors";
import { healthOf } from "./health";
import { inspectionOf } from "./inspection";
import { PostgresReaders } from "./readers";
import { Replicas } from "./replicas";
import { assertPostgres } from "./self-check";
import { SpreadReader } from "./spread-reader";
import { PostgresWriter } from "./writer";

/** As SQLite's busy_timeout. */
const defaultLockWaitMs = 5_000;

/** A reader of a page should not see that it comes from a replica. */
const defaultReplicaLagMs = 1_000;

const defaultReaders = 10;

/**
 * Opens the database, which has to exist. The server, the role's rights and the tables' age are asserted before it is used.
 * It takes as many connections as there are readers, one that writes, and one beside them; so from each replica, without
 * the one that writes.
 */
export async function openPostgres(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { onStatement = () => undefined, readers: max = defaultReaders, replicas: urls = [] } = options;
  const { maxLockWaitMs = defaultLockWaitMs, maxReplicaLagMs = defaultReplicaLagMs } = options;

  const about = await checked(url);
  const readersOf = (address: string) => new PostgresReaders(address, { max, onStatement });
  const primary = readersOf(url);
  const replicas = new Replicas(primary, urls.map(readersOf), maxReplicaLagMs);
  const onCommit = (position: number) => replicas.wrote(position);
  const writer = new PostgresWriter(url, { onStatement, maxLockWaitMs, onCommit });
  const damage = new DamageWatch(isDamage);
  await replicas.start();
  let closing: Promise<unknown> | null = null;
  return {
    reader: new SpreadReader(primary, replicas, damage),
    inspection: inspectionOf(primary),
    written: () => replicas.written,
    writer: watchedWriter(writer, damage),
    health: healthOf(about, { primary, replicas, writer, damage }),
    async close() {
      closing ??= Promise.all([primary.close(), replicas.close(), writer.close()]);
      await closing;
    },
  };
}

async function checked(url: string) {
  try {
    return await withClient(url, (client) =>
      assertPostgres(async (statement) => (await client.query(asSent(statement))).rows as never[]),
    );
  } catch (error) {
    const clear = named(error, url);
    if (clear instanceof RostrumError) throw clear;
    const message = `Cannot open the database ${addressOf(url)}: ${(error as Error).message}`;
    if (isDamage(error)) throw new RostrumError("DATABASE_DAMAGED", `${message} ${howToRestore}`);
    throw unready(message);
  }
}

import { setTimeout as sleep } from "node:timers/promises";

import { RostrumError } from "../../domain/errors";
import { DamageWatch, howToRestore } from "../damage";
import type { Database, DatabaseOptions } from "../database";
import { healing } from "../healing";
import type { DatabaseFacts } from "../health";
import { assertReadable } from "../migration-state";
import type { Sql } from "../sql/sql";
import type { Row } from "../statements";
import { watchedReader, watchedWriter } from "../watched";
import { Connection, render } from "./connection";
import { isDamage } from "./damage";
import { healthOf } from "./health";
import { assertOwnFile } from "./identity";
import { inspectionOf } from "./inspection";
import { assertPragmas, setPragmas } from "./pragmas";
import { Readers } from "./readers";
import { Room } from "./room";
import { assertSqlite, assertWritable, migrationsOf } from "./self-check";
import { openWithoutRoom } from "./without-room";
import { SqliteWriter } from "./writer";

/**
 * Opens the file, making it where it is missing. That it is ours, SQLite itself, the tables' age and every connection's
 * settings are asserted before it is used. A file on a full disk can be read, and is opened as any other once there is room.
 */
export async function openSqlite(file: string, options: DatabaseOptions = {}): Promise<Database> {
  await assertWritable(file);
  const room = new Room(file);
  const open = () => openWithRoom(file, room, options);
  try {
    return await open();
  } catch (error) {
    // SQLite says no more of it than this where its index of the log cannot be made.
    const mayBeFull = /SQLITE_(FULL|IOERR|CANTOPEN)/.test((error as Error).message);
    if (!mayBeFull || (await room.look())) throw error;
  }
  const openAgain = () => openWithoutRoom(file, room, options).catch((error: unknown) => fail(file, error));
  return healing(await openAgain(), { canHeal: () => room.look(), open, openAgain });
}

async function openWithRoom(file: string, room: Room, options: DatabaseOptions): Promise<Database> {
  const { readers: readerCount = 2, onStatement = () => undefined } = options;
  const opened: Connection[] = [];
  const open = (mode: "write" | "read"): Promise<Connection> =>
    whenFree(async () => {
      const connection = await Connection.open(file, mode);
      opened.push(connection);
      await setPragmas(connection, mode);
      return connection;
    });

  try {
    await whenFree(() => assertOwnFile(file));
    const writing = await open("write");
    const ask = <T extends Row>(statement: Sql) => writing.all<T>(render(statement));
    const version = await assertSqlite(ask);
    assertReadable(await migrationsOf(ask));
    const settings = await assertPragmas(writing);
    const reading = await Promise.all(Array.from({ length: readerCount }, () => open("read")));
    const damage = new DamageWatch(isDamage);
    const writer = new SqliteWriter(writing, onStatement);
    const readers = new Readers(reading, onStatement);
    const connection = await open("read");
    const askBeside = <T extends Row>(statement: Sql): Promise<T[]> => {
      const rendered = render(statement);
      onStatement(rendered.text);
      return connection.all<T>(rendered);
    };
    await room.lookIfScarce();
    const about: DatabaseFacts = { dialect: "sqlite", version, settings };
    let closing: Promise<void> | null = null;
    return {
      reader: watchedReader(readers, damage),
      writer: room.watched(watchedWriter(writer, damage)),
      health: healthOf(file, { about, writer, ask: askBeside, damage, room }),
      inspection: inspectionOf(file, readers),
      written: () => 0,
      close() {
        closing ??= Promise.all([readers.close(), connection.close()]).then(() => writer.close());
        return closing;
      },
    };
  } catch (error) {
    await Promise.all(opened.map((connection) => connection.close()));
    return fail(file, error);
  }
}

/** Why the file cannot be opened, as an error that says it. */
function fail(file: string, error: unknown): never {
  if (error instanceof RostrumError) throw error;
  const { message } = error as Error;
  if (isDamage(error)) {
    throw new RostrumError(
      "DATABASE_DAMAGED",
      `Cannot open the database ${file}: it is damaged, or no database (${message}). \`rostrum check db\` names what is damaged. ${howToRestore}`,
    );
  }
  throw new RostrumError("CATALOGUE_UNREADY", `Cannot open the database ${file}: ${message}`);
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

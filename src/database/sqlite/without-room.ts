import type { Database, DatabaseOptions } from "../database";
import { DamageWatch } from "../damage";
import { refusingWriter } from "../full-disk";
import { assertReadable } from "../migration-state";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { watchedReader } from "../watched";
import { Connection, render } from "./connection";
import { isDamage } from "./damage";
import { healthOf } from "./health";
import { assertOwn } from "./identity";
import { inspectionOf } from "./inspection";
import { assertPragmas, setPragmas } from "./pragmas";
import { Readers } from "./readers";
import type { Room } from "./room";
import { assertSqlite, migrationsOf } from "./self-check";

/**
 * Opens a file on a full disk, read-only. The index of the write-ahead log, which connections share, has no room: so it is one
 * connection that holds the file for itself and keeps the index in memory.
 */
export async function openWithoutRoom(
  file: string,
  room: Room,
  { onStatement = () => undefined }: DatabaseOptions,
): Promise<Database> {
  const connection = await Connection.open(file, "write");
  try {
    await connection.all(render(sql`pragma locking_mode = exclusive`));
    const first = <T extends Row>(statement: Sql) => connection.all<T>(render(statement));
    await assertOwn(file, first);
    await setPragmas(connection, "read");
    const version = await assertSqlite(first);
    assertReadable(await migrationsOf(first));
    const settings = await assertPragmas(connection);
    const damage = new DamageWatch(isDamage);
    const readers = new Readers([connection], onStatement);
    const ask = <T extends Row>(statement: Sql) => readers.all<T>(statement);
    const pending = async () => (await migrationsOf(ask)).pending;
    const writer = refusingWriter(file, readers, pending);
    return {
      reader: watchedReader(readers, damage),
      writer,
      health: healthOf(file, { about: { dialect: "sqlite", version, settings }, writer, ask, damage, room }),
      inspection: inspectionOf(file, readers),
      written: () => 0,
      close: () => readers.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

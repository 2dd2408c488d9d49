import { link, open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";

import { BadInput, NotFound, RostrumError } from "../../domain/errors";
import type { MigrationState } from "../health";
import { assertReadable } from "../migration-state";
import type { Snapshot } from "../snapshot";
import { raw, sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { Connection, render, textOf } from "./connection";
import { isDamage } from "./damage";
import { assertOwn } from "./identity";
import { migrationsOf } from "./self-check";

/** A backup is one file, without a write-ahead log. */
export interface Backup extends Snapshot {
  readonly bytes: number;
  readonly migrations: MigrationState;
}

/** Writes the database as it is now to a new file. Edits go on meanwhile. What is not whole yet has another name. */
export async function writeBackup(file: string, to: string): Promise<void> {
  const connection = await Connection.open(file, "read");
  try {
    await connection.all(render(raw("pragma busy_timeout = 5000")));
    await connection.run(render(sql`vacuum into ${to}`));
  } finally {
    await connection.close();
  }
  await syncToDisk(to);
}

/**
 * Opens a backup, read-only, and leaves it as it is. Throws DATABASE_DAMAGED unless the file has all the pages that its
 * header counts and SQLite finds nothing wrong in them, and BAD_SETTING for another program's file.
 */
export async function openBackup(file: string): Promise<Backup> {
  await assertFilled(file);
  let connection: Connection | null = null;
  try {
    connection = await Connection.open(file, "read");
    const opened = connection;
    const all = <T extends Row>(statement: Sql) => opened.all<T>(render(statement));
    await assertOwn(file, all);
    const bytes = await assertWhole(file, all);
    const migrations = await migrationsOf(all);
    assertReadable(migrations);
    return { bytes, migrations, reader: { all, textOf }, close: () => opened.close() };
  } catch (error) {
    await connection?.close();
    if (!isDamage(error)) throw error;
    throw damaged(file, (error as Error).message);
  }
}

async function assertFilled(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new NotFound(`Expected a backup at ${file}, but there is no such file.`);
  if (found.isDirectory()) throw new BadInput(`Expected a backup, but ${file} is a folder.`);
  if (found.size === 0) throw damaged(file, "it is empty");
}

async function assertWhole(
  file: string,
  all: <T extends Row>(statement: Sql) => Promise<T[]>,
): Promise<number> {
  const [{ bytes } = { bytes: 0 }] = await all<{ bytes: number }>(
    sql`select c.page_count * s.page_size as bytes from pragma_page_count c, pragma_page_size s`,
  );
  const { size } = await stat(file);
  const written = await pagesInHeader(file);
  if (size !== bytes || size !== written) throw damaged(file, `it has ${size} of ${written} bytes`);
  const [row] = await all<{ integrity_check: string }>(raw("pragma integrity_check(1)"));
  if (row?.integrity_check !== "ok") throw damaged(file, row?.integrity_check ?? "it cannot be checked");
  return size;
}

/** The size by the header of the file: SQLite's own count of pages follows the size of the file where it has been cut. */
async function pagesInHeader(file: string): Promise<number> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(32);
    await handle.read(head, 0, head.length, 0);
    const pageSize = head.readUInt16BE(16);
    return (pageSize === 1 ? 65_536 : pageSize) * head.readUInt32BE(28);
  } finally {
    await handle.close();
  }
}

const damaged = (file: string, what: string) =>
  new RostrumError(
    "DATABASE_DAMAGED",
    `Expected a whole backup, but ${file} is damaged or cut off: ${what}.`,
  );

/**
 * Puts a new file in the place of a database, or where none is yet. Throws CATALOGUE_UNREADY while a process has the database
 * open, as far as SQLite's locks show it. Returns where the former one is now; null if there was none.
 */
export async function replaceDatabase(file: string, by: string, former: string): Promise<string | null> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  const hold = isThere ? await holdAlone(file) : null;
  try {
    if (isThere) await link(file, former);
    // What is left of the log of a damaged database would be taken for that of the new one.
    for (const suffix of ["-wal", "-shm"])
      await rename(`${file}${suffix}`, `${former}${suffix}`).catch(() => undefined);
    await rename(by, file);
    await syncToDisk(dirname(file));
  } finally {
    await hold?.close();
  }
  return isThere ? former : null;
}

/** Leaves WAL, which SQLite does only while no other connection has the file open, and keeps others out until it is closed. */
async function holdAlone(file: string): Promise<Connection | null> {
  const connection = await Connection.open(file, "write");
  try {
    for (const setting of ["busy_timeout = 500", "locking_mode = exclusive", "journal_mode = delete"]) {
      await connection.all(render(raw(`pragma ${setting}`)));
    }
    await connection.run(render(raw("begin exclusive")));
    return connection;
  } catch (error) {
    await connection.close();
    // A damaged one is what a backup is for.
    if (isDamage(error)) return null;
    throw new RostrumError(
      "CATALOGUE_UNREADY",
      `Expected nobody to have ${file} open, but it is in use (${(error as Error).message}). Stop Rostrum first.`,
    );
  }
}

export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { RostrumError } from "../domain/errors";
import type { Database, DatabaseOptions } from "./database";
import { openPostgres } from "./postgres/database";
import { openPostgresSnapshot } from "./postgres/snapshot";
import type { Snapshot } from "./snapshot";
export { openBackup, replaceDatabase, syncToDisk, writeBackup } from "./sqlite/backup";
import { damageOf as damageOfFile } from "./sqlite/damage";
import { openSqlite } from "./sqlite/database";
import { openSqliteSnapshot } from "./sqlite/snapshot";
import { readDatabaseUrl } from "./url";

/** Opens the database; a SQLite file is made where it is missing. It is asserted to be what the program needs before it is used. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { dialect, target } = readDatabaseUrl(url);
  return dialect === "sqlite" ? openSqlite(target, options) : openPostgres(target, options);
}

/** Reads a database that is there already, as it is now. */
export function openSnapshot(url: string): Promise<Snapshot> {
  const { dialect, target } = readDatabaseUrl(url);
  return dialect === "sqlite" ? openSqliteSnapshot(target) : openPostgresSnapshot(target);
}

/** What is damaged in a database that cannot be opened, by table; empty where this cannot be told. */
export function damageOf(url: string): Promise<readonly string[]> {
  const { dialect, target } = readDatabaseUrl(url);
  return dialect === "sqlite" ? damageOfFile(target) : Promise.resolve([]);
}

/** The file that is backed up and restored; BAD_SETTING for PostgreSQL, which has programs of its own for that. */
export function fileForBackup(url: string): string {
  const { dialect, target } = readDatabaseUrl(url);
  if (dialect === "sqlite") return target;
  throw new RostrumError(
    "BAD_SETTING",
    "Expected a database of SQLite. Back up PostgreSQL with pg_dump and restore it with pg_restore, or write all that is stated with `rostrum export --format ndjson`.",
  );
}

import type { Database, DatabaseOptions } from "./database";
import { openPostgres } from "./postgres/database";
import { damageOf as damageOfFile } from "./sqlite/damage";
import { openSqlite } from "./sqlite/database";
import { readDatabaseUrl } from "./url";

/** Opens the database; a SQLite file is made where it is missing. It is asserted to be what the program needs before it is used. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { dialect, target } = readDatabaseUrl(url);
  return dialect === "sqlite" ? openSqlite(target, options) : openPostgres(target, options);
}

/** What is damaged in a database that cannot be opened, by table; empty where this cannot be told. */
export function damageOf(url: string): Promise<readonly string[]> {
  const { dialect, target } = readDatabaseUrl(url);
  return dialect === "sqlite" ? damageOfFile(target) : Promise.resolve([]);
}

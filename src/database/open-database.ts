import type { Database, DatabaseOptions } from "./database";
import { openPostgres } from "./postgres/database";
import { openSqlite } from "./sqlite/database";
import { readDatabaseUrl } from "./url";

/** Opens the database; a SQLite file is made where it is missing. It is asserted to be what the program needs before it is used. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const { dialect, target } = readDatabaseUrl(url);
  return dialect === "sqlite" ? openSqlite(target, options) : openPostgres(target, options);
}

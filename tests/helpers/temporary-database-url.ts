import { join } from "node:path";

import type { Database, DatabaseOptions } from "../../src/database/database";
import { openDatabase } from "../../src/database/open-database";
import { afterTests, temporaryFolder } from "./after-tests";
import { isOnPostgres } from "./postgres/suite-server";
import { temporaryPostgres, temporaryPostgresUrl } from "./postgres/temporary-postgres";

/** The address of an empty database of the kind that the suite runs on. */
export async function emptyDatabaseUrl(): Promise<string> {
  return isOnPostgres() ? temporaryPostgres() : `sqlite:${join(await temporaryFolder(), "test.sqlite")}`;
}

/** The address of a migrated database of the kind that the suite runs on. */
export async function temporaryDatabaseUrl(): Promise<string> {
  if (isOnPostgres()) return temporaryPostgresUrl();
  const url = await emptyDatabaseUrl();
  const database = await openDatabase(url);
  await database.writer.migrate();
  await database.close();
  return url;
}

/** Opened until the tests of this file have ended; a migrated one of its own unless an address is given. */
export async function opened(options: DatabaseOptions = {}, url?: string): Promise<Database> {
  const database = await openDatabase(url ?? (await temporaryDatabaseUrl()), options);
  afterTests(() => database.close());
  return database;
}

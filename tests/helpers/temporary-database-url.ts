import { join } from "node:path";

import type { Database, DatabaseOptions } from "../../src/database/database";
import { openDatabase } from "../../src/database/open-database";
import { afterTests, temporaryFolder } from "./after-tests";
import { isOnPostgres } from "./postgres/suite-server";
import { temporaryPostgres } from "./postgres/temporary-postgres";
import { copyOf, type Template } from "./templates";

const migrated: Template = {
  name: "migrated",
  async make(url) {
    const database = await openDatabase(url);
    await database.writer.migrate();
    await database.close();
  },
};

/** The address of an empty database of the kind that the suite runs on. */
export async function emptyDatabaseUrl(): Promise<string> {
  return isOnPostgres() ? temporaryPostgres() : `sqlite:${join(await temporaryFolder(), "test.sqlite")}`;
}

/** The address of a migrated database of the kind that the suite runs on. */
export const temporaryDatabaseUrl = (): Promise<string> => copyOf(migrated);

/** Opened until the tests of this file have ended; a migrated one of its own unless an address is given. */
export async function opened(options: DatabaseOptions = {}, url?: string): Promise<Database> {
  const database = await openDatabase(url ?? (await temporaryDatabaseUrl()), options);
  afterTests(() => database.close());
  return database;
}

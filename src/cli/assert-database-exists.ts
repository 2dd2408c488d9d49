import { existsSync } from "node:fs";

import { databaseName, readDatabaseUrl } from "../database/url";
import { NotFound } from "../domain/errors";

/** For commands that only read: opening a file of SQLite that is missing would make it. */
export function assertDatabaseExists(url: string): void {
  const database = databaseName(url);
  if (readDatabaseUrl(url).dialect === "sqlite" && !existsSync(database))
    throw new NotFound(`There is no database at ${database}. \`rostrum migrate\` creates one.`);
}

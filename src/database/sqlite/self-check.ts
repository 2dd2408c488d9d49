import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { RostrumError } from "../../domain/errors";
import type { MigrationState } from "../health";
import { migrationState } from "../migration-state";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";

type Ask = <T extends Row>(statement: Sql) => Promise<T[]>;

/** The first with JSON always in it, which our statements need; what is bundled is far newer. */
const oldestSqlite = "3.38.0";

/** Fails where SQLite is too old, or was built without what our statements need. Returns its version. */
export async function assertSqlite(ask: Ask, oldest = oldestSqlite): Promise<string> {
  const [{ version } = { version: "none" }] = await ask<{ version: string }>(
    sql`select sqlite_version() as version`,
  );
  if (version.localeCompare(oldest, "en", { numeric: true }) < 0) {
    throw unready(`Expected SQLite ${oldest} or later, but got ${version}.`);
  }
  const options = await ask<{ compile_options: string }>(sql`pragma compile_options`);
  for (const { compile_options: option } of options) {
    if (["OMIT_JSON", "OMIT_WAL", "THREADSAFE=0"].includes(option)) {
      throw unready(
        `Expected SQLite with JSON, a write-ahead log and threads, but it was built with ${option}.`,
      );
    }
  }
  return version;
}

/** Those that have run, beside those that this program knows. */
export async function migrationsOf(ask: Ask): Promise<MigrationState> {
  const [table] = await ask(sql`select 1 from sqlite_schema where name = 'migration'`);
  const rows = table ? await ask<{ name: string }>(sql`select name from migration order by timestamp`) : [];
  return migrationState(rows.map(({ name }) => name));
}

/** Fails where SQLite could not write: beside the database file it makes and removes others. */
export async function assertWritable(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  const canWrite = constants.W_OK | constants.R_OK;
  for (const [what, path] of [
    ["a folder for the database at", folder],
    ["to write the database file", resolve(file)],
  ] as const) {
    try {
      await access(path, path === folder ? canWrite | constants.X_OK : canWrite);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOENT" && path !== folder) continue;
      const but = code === "ENOENT" ? "there is none" : `it cannot be written (${code})`;
      throw new RostrumError("BAD_SETTING", `Expected ${what} ${path}, but ${but}.`);
    }
  }
}

function unready(message: string): RostrumError {
  return new RostrumError("CATALOGUE_UNREADY", message);
}

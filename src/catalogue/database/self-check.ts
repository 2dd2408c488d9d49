import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { RostrumError } from "../../domain/errors";
import type { MigrationState } from "../health";
import type { Row } from "../statements";
import { migrations } from "./migrations";

type Ask = <T extends Row>(sql: string) => Promise<T[]>;

/** The first with JSON always in it, which our statements need; what is bundled is far newer. */
const oldestSqlite = "3.38.0";

/** Fails where SQLite is too old, or was built without what our statements need. Returns its version. */
export async function assertSqlite(ask: Ask, oldest = oldestSqlite): Promise<string> {
  const [{ version } = { version: "none" }] = await ask<{ version: string }>(
    "select sqlite_version() as version",
  );
  if (version.localeCompare(oldest, "en", { numeric: true }) < 0) {
    throw unready(`Expected SQLite ${oldest} or later, but got ${version}.`);
  }
  const options = await ask<{ compile_options: string }>("pragma compile_options");
  for (const { compile_options: option } of options) {
    if (["OMIT_JSON", "OMIT_WAL", "THREADSAFE=0"].includes(option)) {
      throw unready(
        `Expected SQLite with JSON, a write-ahead log and threads, but it was built with ${option}.`,
      );
    }
  }
  return version;
}

/** Fails on tables that a newer Rostrum has made: what this one would write into them may be wrong. */
export async function assertNotNewer(ask: Ask): Promise<void> {
  const { unknown } = await migrationsOf(ask);
  if (unknown.length > 0) {
    throw unready(
      `Expected a database of this Rostrum or an older one, but a newer one has run ${unknown.join(", ")} on it. Start that one, or take a copy from before.`,
    );
  }
}

/** Those that have run, beside those that this program knows. */
export async function migrationsOf(ask: Ask): Promise<MigrationState> {
  const known: string[] = migrations.map((Migration) => new Migration().name);
  const [table] = await ask("select 1 from sqlite_schema where name = 'migration'");
  const rows = table ? await ask<{ name: string }>("select name from migration order by timestamp") : [];
  const run = rows.map(({ name }) => name);
  return {
    pending: known.filter((name) => !run.includes(name)),
    unknown: run.filter((name) => !known.includes(name)),
  };
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

import { Client } from "pg";
import sqlite3 from "sqlite3";

import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseOptions } from "../../src/database/database";
import { readDatabaseUrl } from "../../src/database/url";
import { afterTests } from "./after-tests";
import { opened, temporaryDatabaseUrl } from "./temporary-database-url";

export { emptyDatabaseUrl, opened, temporaryDatabaseUrl } from "./temporary-database-url";

/** A migrated catalogue, its address, and a reader of the same database: for tests that look underneath. */
export async function openedCatalogue(options: DatabaseOptions = {}) {
  const url = await temporaryDatabaseUrl();
  const catalogue = await Catalogue.open(url, options);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  const { reader } = await opened({ readers: 1 }, url);
  return { catalogue, url, reader };
}

/** A connection that checks no foreign keys, to do what the catalogue would never do. Names are quoted, as for both databases. */
export interface RawConnection {
  readonly run: (text: string) => Promise<Array<Record<string, unknown>>>;
  readonly close: () => Promise<void>;
}

export async function rawConnection(url: string): Promise<RawConnection> {
  const { dialect, target } = readDatabaseUrl(url);
  const raw = await (dialect === "sqlite" ? rawSqlite(target) : rawPostgres(target));
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= raw.close());
  afterTests(close);
  return { run: raw.run, close };
}

/** The file of a database of SQLite. */
export const fileOf = (url: string): string => readDatabaseUrl(url).target;

async function rawSqlite(file: string): Promise<RawConnection> {
  const raw = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opening: sqlite3.Database = new sqlite3.Database(file, (error) => {
      if (error) reject(error);
      else resolve(opening);
    });
  });
  return {
    close: () =>
      new Promise((resolve, reject) => {
        raw.close((error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    run: (text) =>
      new Promise((resolve, reject) => {
        raw.all<Record<string, unknown>>(text, (error, rows) => {
          if (error) reject(error);
          else resolve(rows);
        });
      }),
  };
}

async function rawPostgres(url: string): Promise<RawConnection> {
  const client = new Client({ connectionString: url, application_name: "test" });
  await client.connect();
  // Foreign keys are triggers, which a connection in this role does not run.
  await client.query("set session_replication_role = replica");
  return {
    close: () => client.end(),
    run: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
  };
}

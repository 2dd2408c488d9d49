import { join } from "node:path";

import sqlite3 from "sqlite3";

import { Catalogue } from "../../src/catalogue/catalogue";
import { openDatabase, type Database, type DatabaseOptions } from "../../src/catalogue/database/database";
import { afterTests, temporaryFolder } from "./temporary-catalogue";

/** The path of a database file that is not there yet, in a folder that goes away after the tests. */
export async function temporaryFile(): Promise<string> {
  return join(await temporaryFolder(), "test.sqlite");
}

/** Connections as `src/catalogue/database` makes them, closed after the tests. */
export async function temporaryDatabase(file: string, options: DatabaseOptions = {}): Promise<Database> {
  const database = await openDatabase(file, options);
  afterTests(() => database.close());
  return database;
}

/** A migrated catalogue, its file, and a reader of what stands in that file: for tests that look underneath. */
export async function openedCatalogue(options: DatabaseOptions = {}) {
  const file = await temporaryFile();
  const catalogue = await Catalogue.open(file, options);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  const { readers } = await temporaryDatabase(file, { readers: 1 });
  return { catalogue, file, reader: readers };
}

/** A connection with none of our settings, so without foreign keys, to do what the catalogue would never do. */
export async function rawConnection(file: string) {
  const raw = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opening: sqlite3.Database = new sqlite3.Database(file, (error) => {
      if (error) reject(error);
      else resolve(opening);
    });
  });
  let isOpen = true;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      if (!isOpen) return resolve();
      isOpen = false;
      raw.close((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  afterTests(close);
  return {
    close,
    run: (sql: string) =>
      new Promise<Array<Record<string, unknown>>>((resolve, reject) => {
        raw.all<Record<string, unknown>>(sql, (error, rows) => {
          if (error) reject(error);
          else resolve(rows);
        });
      }),
  };
}

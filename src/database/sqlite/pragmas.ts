import { RostrumError } from "../../domain/errors";
import { raw } from "../sql/sql";
import { type Connection, render } from "./connection";

/** How long a transaction waits while another process writes. */
export const busyTimeoutMs = 5_000;

/** In kB. With SQLite's own 2 MB, a large import writes each page of an index to the log many times. Taken as it is needed. */
const writerCacheKb = 64_000;

/** Of one reader. Ids are random, so that a question reads pages from all over the file: with SQLite's own 2 MB most are read from it again each time. */
const readerCacheKb = 32_000;

/** What SQLite must be set to, and what it answers when it is. sqlite3 opens with foreign keys off and 1 s of patience. */
const pragmas: ReadonlyArray<[name: string, setting: string, answer: unknown]> = [
  ["busy_timeout", String(busyTimeoutMs), busyTimeoutMs],
  ["journal_mode", "wal", "wal"],
  ["synchronous", "full", 2],
  ["foreign_keys", "on", 1],
  ["trusted_schema", "off", 0],
];

export async function setPragmas(connection: Connection, mode: "write" | "read"): Promise<void> {
  for (const [name, setting] of pragmas) {
    // A read-only connection cannot change the journal; it finds the one that the writer set.
    if (mode === "write" || name !== "journal_mode") await set(connection, `${name} = ${setting}`);
  }
  await set(connection, `cache_size = -${mode === "read" ? readerCacheKb : writerCacheKb}`);
  if (mode === "read") await set(connection, "query_only = on");
  await assertPragmas(connection);
}

const set = (connection: Connection, setting: string) => connection.all(render(raw(`pragma ${setting}`)));

/** Fails when a connection is not set as it must be: an unsafe setting loses data long before anyone notices. */
export async function assertPragmas(connection: Connection): Promise<Readonly<Record<string, unknown>>> {
  for (const [name, , expected] of pragmas) {
    const [row] = await connection.all(render(raw(`pragma ${name}`)));
    const got = Object.values(row ?? {})[0];
    if (got !== expected) {
      throw new RostrumError(
        "CATALOGUE_UNREADY",
        `Expected SQLite's ${name} to be ${String(expected)}, but it is ${String(got)}.`,
      );
    }
  }
  return Object.fromEntries(pragmas.map(([name, , answer]) => [name, answer]));
}

import { RostrumError, shown } from "../domain/errors";
import type { Dialect } from "./sql/sql";

/** Where a catalogue is kept: `sqlite:FILE`, or `postgres://…` as PostgreSQL's own clients take it. */
export interface DatabaseUrl {
  readonly dialect: Dialect;
  /** The file, or the whole address. */
  readonly target: string;
}

/** Reads `DATABASE_URL`; what is neither is BAD_SETTING. A password is never part of a message. */
export function readDatabaseUrl(url: string): DatabaseUrl {
  const [scheme = "", rest = ""] = url.split(/:(.*)/s);
  // SQLite's names for what is kept in memory: readers are connections of their own, and would see nothing of it.
  const isFile = rest !== "" && !rest.startsWith(":") && !rest.startsWith("file:");
  if (scheme === "sqlite" && isFile) return { dialect: "sqlite", target: rest };
  if (["postgres", "postgresql"].includes(scheme)) {
    // A URL with a user needs a host, which PostgreSQL's clients do without: USER@/NAME?host=/var/run/postgresql.
    const target = url.replace("@/", "@localhost/");
    if (URL.canParse(target)) return { dialect: "postgres", target };
  }
  throw new RostrumError(
    "BAD_SETTING",
    `Expected a database such as sqlite:FILE or postgres://USER@HOST/NAME, but got ${shown(`${scheme}:…`)}.`,
  );
}

/** What messages and logs call a database: its file, or its address without the password. */
export function databaseName(url: string): string {
  const { dialect, target } = readDatabaseUrl(url);
  if (dialect === "sqlite") return target;
  const address = new URL(target);
  address.password = "";
  address.search = "";
  return address.href;
}

import { Client, types, type ClientConfig, type CustomTypesConfig } from "pg";
import type { DataSource, DataSourceOptions } from "typeorm";

import { migrations } from "../migrations";
import { PlainNames } from "../naming";
import { forDialect, type Sql } from "../sql/sql";
import { assertStorable } from "../text-values";

/** How long to wait for a connection, in milliseconds, so that a host that does not answer is an error and not a hang. */
const maxConnectMs = 5_000;

/** What TypeORM is to know of the database. */
export const postgresOptions = (
  url: string,
  mode: "write" | "read",
  entities: DataSourceOptions["entities"] = [],
): DataSourceOptions => {
  const { connectionString, options } = sessionOf(url, mode);
  return {
    type: "postgres",
    url: connectionString,
    entities,
    migrations: mode === "write" ? migrations : [],
    migrationsTableName: "migration",
    namingStrategy: new PlainNames(),
    installExtensions: false,
    logging: false,
    extra: { options, connectionTimeoutMillis: maxConnectMs },
  };
};

/** What `pg` is to know of the database. TLS is as the URL's parameters say: sslmode, sslrootcert, sslcert, sslkey. */
export const clientConfig = (url: string, mode: "write" | "read"): ClientConfig => ({
  ...sessionOf(url, mode),
  application_name: "rostrum",
  connectionTimeoutMillis: maxConnectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  types: rowTypes,
});

/**
 * What the columns of entities are here, since SQLite has other names for it: text is compared by bytes, whatever the
 * database's collation is, and a `real` has eight bytes, as SQLite's has.
 */
export function asPostgresColumns({ driver, entityMetadatas }: DataSource): void {
  for (const column of entityMetadatas.flatMap(({ columns }) => columns)) {
    const type = driver.normalizeType(column);
    if (type === "text") column.collation = "C";
    if (type === "real") column.type = "double precision";
  }
}

/** `pg` lets the options of the URL replace ours, and a reader that lost its option could write: so they are joined. */
function sessionOf(url: string, mode: "write" | "read") {
  const address = new URL(url);
  const theirs = address.searchParams.get("options");
  address.searchParams.delete("options");
  const options = [theirs, mode === "read" ? "-c default_transaction_read_only=on" : null];
  return { connectionString: address.href, options: options.filter(Boolean).join(" ") || undefined };
}

/** Values as SQLite answers them: every number is a number, truth is 1 or 0, JSON is text. `pg` parses by type number. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [types.builtins.BOOL]: (text) => (text === "t" ? 1 : 0),
  [types.builtins.INT8]: Number,
  [types.builtins.NUMERIC]: Number,
  [types.builtins.JSON]: (text) => text,
  [types.builtins.JSONB]: (text) => text,
};

/** For our connections alone: TypeORM's own queries, and programs that embed Rostrum, keep the types of `pg`. */
const rowTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    parsers[oid] ?? types.getTypeParser(oid, format)) as CustomTypesConfig["getTypeParser"],
};

export const textOf = (statement: Sql): string => forDialect(statement, "postgres").text;

/** The statement as `pg` takes it: `$1` in its text, and its values in order. */
export function asSent(statement: Sql): { readonly text: string; readonly values: unknown[] } {
  const { text, values } = forDialect(statement, "postgres");
  assertStorable(values);
  return { text, values: values.map((value) => (typeof value === "boolean" ? Number(value) : value)) };
}

/** Host and database, without user and password: what messages may show. */
export function addressOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const at = host || searchParams.get("host") || "localhost";
  return `${decodeURIComponent(at)}${decodeURIComponent(pathname)}`;
}

/** Opens one connection for some questions, and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientConfig(url, "write"));
  // A lost connection is also an error of the query that runs; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

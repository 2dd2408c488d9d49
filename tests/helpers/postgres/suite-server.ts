import { Client } from "pg";

/** The server that `jest.postgres.config.cjs` has started: the address of its database `postgres`. */
const variable = "ROSTRUM_TEST_POSTGRES";

/** Whether the suite runs on PostgreSQL. */
export const isOnPostgres = (): boolean => process.env[variable] !== undefined;

/** The address of a database of the suite's server. */
export function serverUrl(database: string, role = "rostrum"): string {
  const url = new URL(process.env[variable] ?? "");
  url.pathname = `/${database}`;
  url.username = role;
  return url.href;
}

/** Runs one statement as the server's superuser, in the database `postgres` unless another is given. */
export async function asSuperuser<T = Record<string, unknown>>(
  text: string,
  url = serverUrl("postgres"),
): Promise<T[]> {
  const client = new Client({ connectionString: url, application_name: "test" });
  await client.connect();
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
}

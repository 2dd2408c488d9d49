import { Client } from "pg";

import type { Snapshot } from "../snapshot";
import type { Sql } from "../sql/sql";
import type { Row } from "../statements";
import { asSent, clientConfig, textOf } from "./connection";

/** A transaction that reads, REPEATABLE READ: vacuum keeps the rows that it may still read until it is closed. */
export async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const client = new Client(clientConfig(url, "read"));
  // A lost connection is also an error of the query that runs; without a listener it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("begin isolation level repeatable read read only");
    // The first statement takes the snapshot.
    await client.query("select 1");
    let former: Promise<unknown> = Promise.resolve();
    const all = async <T extends Row>(statement: Sql): Promise<T[]> => {
      const found = former.then(() => client.query<T>(asSent(statement)));
      former = found.catch(() => undefined);
      return (await found).rows;
    };
    return { reader: { all, textOf }, close: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

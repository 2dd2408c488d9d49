import type { Snapshot } from "../snapshot";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { Connection, render, textOf } from "./connection";
import { setPragmas } from "./pragmas";

/** Writers go on meanwhile. The write-ahead log cannot be merged into the file before it is closed, so it grows. */
export async function openSqliteSnapshot(file: string): Promise<Snapshot> {
  const connection = await Connection.open(file, "read");
  try {
    await setPragmas(connection, "read");
    const all = <T extends Row>(statement: Sql) => connection.all<T>(render(statement));
    await all(sql`begin`);
    // The first statement that reads takes the snapshot.
    await all(sql`select count(*) from sqlite_master`);
    return { reader: { all, textOf }, close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

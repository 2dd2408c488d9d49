import { stat } from "node:fs/promises";

import { assertOurs } from "../identity";
import { applicationId } from "../marks";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { Connection, render } from "./connection";

type Ask = <T extends Row>(statement: Sql) => Promise<T[]>;

/** 0 where no program has set it. */
export async function applicationIdOf(ask: Ask): Promise<number> {
  const rows = await ask<{ id: number }>(sql`select application_id as id from pragma_application_id`);
  return rows[0]?.id ?? 0;
}

/** Fails on another program's file, and changes nothing in it: the connection is read-only. A missing or an empty file may be taken. */
export async function assertOwnFile(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return;
  const connection = await Connection.open(file, "read");
  try {
    await assertOwn(file, (statement) => connection.all(render(statement)));
  } finally {
    await connection.close();
  }
}

export async function assertOwn(file: string, ask: Ask): Promise<void> {
  const tables = await ask<{ name: string }>(
    sql`select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite~_%' escape '~' order by name`,
  );
  // After the tables: a process beside this one marks the file in the transaction that makes them.
  const id = await applicationIdOf(ask);
  // Another program's table of this name may have other columns.
  const [named] = await ask(sql`select 1 from pragma_table_info('migration') where name = 'name'`);
  const migrations = named ? await ask<{ name: unknown }>(sql`select name from migration`) : [];
  assertOurs(file, {
    isMarked: id === applicationId,
    othersMark: id === 0 ? null : `the application_id ${id}`,
    tables: tables.map(({ name }) => name),
    migrations: migrations.map(({ name }) => String(name)),
  });
}

import { Client } from "pg";

import { afterTests } from "../after-tests";
import type { Template } from "../templates";
import { asSuperuser, serverUrl } from "./suite-server";

let made = 0;

/** What `create database` needs for a copy of each template. */
const copies = new Map<string, Promise<string>>();

/** The address of a database copied from a template in 0.1 s; it is dropped after the tests. */
export async function copiedPostgres(template: Template): Promise<string> {
  const { name } = template;
  const copy = copies.get(name) ?? madeDatabase(template);
  copies.set(name, copy);
  return temporaryPostgres(await copy);
}

/** The address of an empty database, made with these options of `create database`. */
export async function temporaryPostgres(options = ""): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
  await asSuperuser(`create database ${name} ${options}`);
  afterTests(() => asSuperuser(`drop database if exists ${name} with (force)`));
  return serverUrl(name);
}

/** One worker makes it, and the others wait for the lock. From PostgreSQL 15 on, files are copied: that takes half as long as by the log. */
async function madeDatabase({ name, make }: Template): Promise<string> {
  const [database, unfinished] = [`template_${name}`, `unfinished_${name}`];
  const client = new Client({ connectionString: serverUrl("postgres"), application_name: "test" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [database]);
    const { rows } = await client.query<{ made: boolean; copies: boolean }>(
      `select current_setting('server_version_num')::int >= 150000 as "copies",
        exists (select 1 from pg_database where datname = $1) as "made"`,
      [database],
    );
    if (!rows[0]?.made) {
      await client.query(`create database ${unfinished}`);
      await make(serverUrl(unfinished));
      await client.query(`alter database ${unfinished} rename to ${database}`);
    }
    return `template ${database} ${rows[0]?.copies ? "strategy file_copy" : ""}`;
  } finally {
    await client.end();
  }
}

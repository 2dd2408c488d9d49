import { Client } from "pg";

import { afterTests } from "../after-tests";
import type { Template } from "../templates";
import { asSuperuser, serverUrl } from "./suite-server";

let made = 0;

/** The address of a database copied from a template in 0.1 s; it is dropped after the tests. */
export async function copiedPostgres(template: Template): Promise<string> {
  return temporaryPostgres(`template ${await madeDatabase(template)}`);
}

/** The address of an empty database, made with these options of `create database`. */
export async function temporaryPostgres(options = ""): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made}`;
  await asSuperuser(`create database ${name} ${options}`);
  afterTests(() => asSuperuser(`drop database if exists ${name} with (force)`));
  return serverUrl(name);
}

/** One worker makes it, and the others wait for the lock. */
async function madeDatabase({ name, make }: Template): Promise<string> {
  const [database, unfinished] = [`template_${name}`, `unfinished_${name}`];
  const client = new Client({ connectionString: serverUrl("postgres"), application_name: "test" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [database]);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) {
      await client.query(`create database ${unfinished}`);
      await make(serverUrl(unfinished));
      await client.query(`alter database ${unfinished} rename to ${database}`);
    }
  } finally {
    await client.end();
  }
  return database;
}

import type { DatabaseFacts, MigrationState } from "../health";
import { assertOurs } from "../identity";
import { databaseComment } from "../marks";
import { assertReadable, migrationState } from "../migration-state";
import { sql, type Sql } from "../sql/sql";
import type { Row } from "../statements";
import { unready } from "./errors";

type Ask = <T extends Row>(statement: Sql) => Promise<T[]>;

/** The oldest that our statements are written for; 15 is what they are tested on. */
const oldestPostgres = 13;

interface ServerFacts extends Row {
  readonly version: string;
  readonly role: string;
  readonly database: string;
  readonly schema: string | null;
  readonly encoding: string;
  readonly follows: number;
  readonly readOnly: string;
  readonly mayCreate: number | null;
}

const facts = sql`
  select current_setting('server_version') as version,
    current_user::text as role,
    current_database()::text as database,
    current_schema()::text as schema,
    current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as follows,
    current_setting('default_transaction_read_only') as "readOnly",
    has_schema_privilege(current_schema(), 'CREATE') as "mayCreate"`;

const settings = sql`
  select name, setting from pg_settings
  where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding', 'max_connections')
  union all select 'collation', datcollate from pg_database where datname = current_database()
  union all select 'tls', case when ssl then version else 'off' end from pg_stat_ssl where pid = pg_backend_pid()`;

/** Fails where the server is not what the program needs. Returns what it is. */
export async function assertPostgres(ask: Ask, oldest = oldestPostgres): Promise<DatabaseFacts> {
  const [server] = await ask<ServerFacts>(facts);
  if (!server) throw unready("Expected PostgreSQL, but got no answer.");
  const { version, role, database, schema, encoding, follows, readOnly, mayCreate } = server;
  if (Number.parseInt(version, 10) < oldest) {
    throw unready(`Expected PostgreSQL ${oldest} or later, but got ${version}.`);
  }
  if (encoding !== "UTF8") {
    throw unready(
      `Expected a database with the encoding UTF8, but ${database} has ${encoding}. Make one with createdb --encoding UTF8 --template template0.`,
    );
  }
  if (follows) {
    throw unready(
      `Expected a database that can be written, but the server of ${database} is a replica. Name the primary in DATABASE_URL, and replicas in DATABASE_READ_URLS.`,
    );
  }
  if (readOnly === "on") {
    throw unready(
      `Expected a role that can write, but default_transaction_read_only is on for ${role} in ${database}.`,
    );
  }
  if (schema === null) {
    throw unready(
      `Expected a schema for the tables, but none in the search_path of ${role} exists in ${database}.`,
    );
  }
  await assertOwnDatabase(ask, database);
  const state = await migrationsOf(ask);
  assertReadable(state);
  if (state.pending.length > 0 && !mayCreate) {
    throw unready(
      `Expected a role that can create tables, but ${role} has no CREATE right on the schema ${schema} of ${database}.`,
    );
  }
  await assertTablesWritable(ask, role);
  const rows = await ask<{ name: string; setting: string }>(settings);
  return {
    dialect: "postgres",
    version,
    settings: Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
  };
}

/** Extensions bring tables and views too, which are nobody's. */
async function assertOwnDatabase(ask: Ask, database: string): Promise<void> {
  const tables = await ask<{ name: string; comment: string | null; named: number }>(sql`
    select c.relname::text as name, obj_description(c.oid, 'pg_class') as comment,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'name')
        and has_table_privilege(c.oid, 'SELECT') as named
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname`);
  const ours = tables.find(({ name }) => name === "migration");
  const isMarked = ours?.comment === databaseComment;
  const migrations =
    ours?.named && !isMarked ? await ask<{ name: unknown }>(sql`select name from migration`) : [];
  assertOurs(database, {
    isMarked,
    othersMark: null,
    tables: tables.map(({ name }) => name),
    migrations: migrations.map(({ name }) => String(name)),
  });
}

/** Those that have run, beside those that this program knows. */
export async function migrationsOf(ask: Ask): Promise<MigrationState> {
  const [table] = await ask<{ found: string | null }>(sql`select to_regclass('migration')::text as found`);
  if (!table?.found) return migrationState([]);
  const [right] = await ask<{ has: number }>(sql`select has_table_privilege('migration', 'SELECT') as has`);
  if (!right?.has)
    throw unready("Expected a role that can read the database, but it has no SELECT right on migration.");
  const rows = await ask<{ name: string }>(sql`select name from migration order by timestamp`);
  return migrationState(rows.map(({ name }) => name));
}

async function assertTablesWritable(ask: Ask, role: string): Promise<void> {
  const [first] = await ask<{ name: string }>(sql`
    select c.relname::text as name from pg_class c
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
      and not (has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT')
        and has_table_privilege(c.oid, 'UPDATE') and has_table_privilege(c.oid, 'DELETE'))
    order by c.relname limit 1`);
  if (first) {
    throw unready(
      `Expected a role that can write, but ${role} lacks a right on the table ${first.name}: it needs SELECT, INSERT, UPDATE and DELETE.`,
    );
  }
}

import type { Database } from "../../src/database/database";
import { raw } from "../../src/database/sql/sql";

/** What the database itself says of its tables, in words that are the same on both: no quotes, brackets, casts or capitals. */
export interface SchemaFacts {
  /** By name: "create index x on t a, b where a is not null". Those behind keys and uniques are left out. */
  readonly indexes: Readonly<Record<string, string>>;
  /** By name. */
  readonly checks: Readonly<Record<string, string>>;
  /** "table.column > table", with " deferred" where it is checked at the end of a transaction. */
  readonly foreignKeys: readonly string[];
  /** By table, in order. */
  readonly primaryKeys: Readonly<Record<string, string>>;
}

export const schemaFacts = (database: Database): Promise<SchemaFacts> =>
  database.health.about.dialect === "sqlite" ? sqliteFacts(database) : postgresFacts(database);

const inPlainWords = (text: string): string =>
  text
    .replaceAll(/::text|\busing btree\b|\bpublic\.|["()]/gi, "")
    .replaceAll(/\s+/g, " ")
    .trim()
    .toLowerCase();

const byName = (rows: ReadonlyArray<{ name: string; text: string }>) =>
  Object.fromEntries(rows.map(({ name, text }) => [name, inPlainWords(text)]));

async function sqliteFacts({ reader }: Database): Promise<SchemaFacts> {
  const rowsOf = <T extends Record<string, unknown>>(text: string) => reader.all<T>(raw(text));
  const indexes = await rowsOf<{ name: string; text: string }>(
    "select name, sql as text from sqlite_schema where type = 'index' and sql is not null",
  );
  const tables = await rowsOf<{ name: string; text: string }>(
    "select name, sql as text from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'migration'",
  );
  const checks = tables.flatMap(({ text }) =>
    [...text.matchAll(/CONSTRAINT "(\w+)" (CHECK .*?),?$/gm)].map(([, name = "", check = ""]) => ({
      name,
      text: check,
    })),
  );
  const foreignKeys = tables.flatMap(({ name, text }) =>
    [...text.matchAll(/FOREIGN KEY \("(\w+)"\) REFERENCES "(\w+)" \("id"\)(.*)$/gm)].map(
      ([, column, to, rest]) =>
        `${name}.${column} > ${to}${rest?.startsWith(" DEFERRABLE INITIALLY DEFERRED") ? " deferred" : ""}`,
    ),
  );
  const keys = await rowsOf<{ name: string; text: string }>(
    `select t.name, group_concat(c.name, ', ' order by c.pk) as text
     from sqlite_schema t join pragma_table_info(t.name) c on c.pk > 0
     where t.type = 'table' and t.name <> 'migration' group by t.name`,
  );
  return {
    indexes: byName(indexes),
    checks: byName(checks),
    foreignKeys: foreignKeys.toSorted(),
    primaryKeys: byName(keys),
  };
}

async function postgresFacts({ reader }: Database): Promise<SchemaFacts> {
  const rowsOf = <T extends Record<string, unknown>>(text: string) => reader.all<T>(raw(text));
  const indexes = await rowsOf<{ name: string; text: string }>(
    `select i.indexname as name, i.indexdef as text from pg_indexes i
     where i.schemaname = 'public' and not exists (
       select 1 from pg_constraint c where c.conindid = format('%I', i.indexname)::regclass and c.contype in ('p', 'u'))`,
  );
  const ofType = (type: string) =>
    rowsOf<{ name: string; text: string; owner: string; deferred: number }>(
      `select c.conname as name, pg_get_constraintdef(c.oid) as text, t.relname as owner,
         c.condeferrable and c.condeferred as deferred
       from pg_constraint c join pg_class t on t.oid = c.conrelid
       where c.contype = '${type}' and c.connamespace = 'public'::regnamespace and t.relname <> 'migration'`,
    );
  const foreignKeys = (await ofType("f")).map(({ owner, text, deferred }) => {
    const [, column, to] = /FOREIGN KEY \("?(\w+)"?\) REFERENCES "?(\w+)"?\(id\)/.exec(text) ?? [];
    return `${owner}.${column} > ${to}${deferred ? " deferred" : ""}`;
  });
  const keys = (await ofType("p")).map(({ owner, text }) => ({
    name: owner,
    text: text.replace("PRIMARY KEY", ""),
  }));
  return {
    indexes: byName(indexes),
    checks: byName(await ofType("c")),
    foreignKeys: foreignKeys.toSorted(),
    primaryKeys: byName(keys),
  };
}

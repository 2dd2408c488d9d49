import { openDatabase } from "../../../src/database/open-database";
import { asSent, withClient } from "../../../src/database/postgres/connection";
import { assertPostgres } from "../../../src/database/postgres/self-check";
import { afterTests } from "../../helpers/after-tests";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { temporaryPostgres } from "../../helpers/postgres/temporary-postgres";
import { temporaryDatabaseUrl, opened } from "../../helpers/temporary-database-url";

let made = 0;

/** The same database as another role, which has no rights but those granted. */
async function asRole(url: string, ...rights: ReadonlyArray<(role: string) => string>) {
  made += 1;
  const role = `role_${process.pid}_${made}`;
  await asSuperuser(`create role ${role} login`);
  afterTests(async () => {
    await asSuperuser(`drop owned by ${role}`, url);
    await asSuperuser(`drop role ${role}`);
  });
  for (const right of rights) await asSuperuser(right(role), url);
  const address = new URL(url);
  address.username = role;
  return { role, url: address.href, database: address.pathname.slice(1) };
}

const unready = (message: string) => ({ code: "CATALOGUE_UNREADY", message });

const mayRead = (role: string) => `grant select on all tables in schema public to ${role}`;
const mayWrite = (role: string) => `grant insert, update, delete on all tables in schema public to ${role}`;
const mayCreate = (role: string) => `grant create on schema public to ${role}`;

describe("what is checked when a database is opened", () => {
  it("passes a role that may do no more than read and write the tables, once they are migrated", async () => {
    const { url } = await asRole(await temporaryDatabaseUrl(), mayRead, mayWrite);

    const database = await opened({}, url);

    expect(await database.writer.migrate()).toEqual([]);
  });

  it("passes a role that may create tables in an empty database", async () => {
    const { url } = await asRole(await temporaryPostgres(), mayCreate);

    const database = await opened({}, url);

    expect(await database.writer.migrate()).toHaveLength(1);
  });

  it("refuses a role that may only read", async () => {
    const { url, role } = await asRole(await temporaryDatabaseUrl(), mayRead);

    await expect(openDatabase(url)).rejects.toMatchObject(
      unready(
        `Expected a role that can write, but ${role} lacks a right on the table about: it needs SELECT, INSERT, UPDATE and DELETE.`,
      ),
    );
  });

  it("refuses a role that may not create the tables that are missing", async () => {
    const { url, role, database } = await asRole(await temporaryPostgres());

    await expect(openDatabase(url)).rejects.toMatchObject(
      unready(
        `Expected a role that can create tables, but ${role} has no CREATE right on the schema public of ${database}.`,
      ),
    );
  });

  it("refuses a role whose transactions are read-only", async () => {
    const readOnly = (role: string) => `alter role ${role} set default_transaction_read_only = on`;
    const { url, role, database } = await asRole(await temporaryDatabaseUrl(), mayRead, mayWrite, readOnly);

    await expect(openDatabase(url)).rejects.toMatchObject(
      unready(
        `Expected a role that can write, but default_transaction_read_only is on for ${role} in ${database}.`,
      ),
    );
  });

  it.each(["LATIN1", "SQL_ASCII"])("refuses the encoding %s", async (encoding) => {
    const url = await temporaryPostgres(
      `encoding '${encoding}' template template0 locale_provider libc locale 'C'`,
    );
    const name = new URL(url).pathname.slice(1);

    await expect(openDatabase(url)).rejects.toMatchObject(
      unready(
        `Expected a database with the encoding UTF8, but ${name} has ${encoding}. Make one with createdb --encoding UTF8 --template template0.`,
      ),
    );
  });

  it("refuses an older server", async () => {
    const url = await temporaryDatabaseUrl();
    const check = (oldest: number) =>
      withClient(url, (client) =>
        assertPostgres(async (statement) => (await client.query(asSent(statement))).rows as never[], oldest),
      );

    await expect(check(13)).resolves.toMatchObject({ dialect: "postgres" });
    await expect(check(1000)).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(/^Expected PostgreSQL 1000 or later, but got \d+\.\d+/) as string,
    });
  });

  it("refuses a database that does not exist", async () => {
    const url = new URL(await temporaryDatabaseUrl());
    url.pathname = "/nothing";

    await expect(openDatabase(url.href)).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Cannot open the database .*: database "nothing" does not exist$/,
      ) as string,
    });
  });

  it("refuses tables that a newer program has migrated", async () => {
    const url = await temporaryDatabaseUrl();
    await asSuperuser(
      "insert into migration (timestamp, name) values (9999999999999, 'Later9999999999999')",
      url,
    );

    await expect(openDatabase(url)).rejects.toMatchObject(
      unready(
        "Expected a database of this Rostrum or an older one, but a newer one has run Later9999999999999 on it. Start that one, or take a copy from before.",
      ),
    );
  });
});

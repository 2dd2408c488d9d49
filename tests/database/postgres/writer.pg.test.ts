import { execFileSync } from "node:child_process";

import { Client } from "pg";

import { sql } from "../../../src/database/sql/sql";
import type { Transaction } from "../../../src/database/statements";
import { afterTests } from "../../helpers/after-tests";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { temporaryDatabaseUrl, opened } from "../../helpers/temporary-database-url";
import { until } from "../../helpers/until";

const keep =
  <T>(work: (transaction: Transaction) => Promise<T>) =>
  async (transaction: Transaction) => ({
    result: await work(transaction),
    commit: true,
  });

const insert = (id: string) =>
  keep((transaction) => transaction.run(sql`insert into node (id) values (${id})`));

const pidOf = async (transaction: Transaction) =>
  (await transaction.all<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid;

/** A transaction that stays open until it is released. */
function held() {
  let release = () => {};
  let begun = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const work = keep(async (transaction) => {
    begun();
    await isReleased;
    await transaction.run(sql`insert into revision (name, value) values ('held', 1)`);
  });
  return { work, hasBegun, release: () => release() };
}

describe("the lock of the one writer", () => {
  it("is waited for while another process writes", async () => {
    const url = await temporaryDatabaseUrl();
    const [one, other] = [await opened({}, url), await opened({}, url)];
    const { work, hasBegun, release } = held();

    const first = one.writer.transaction(work);
    await hasBegun;
    const second = other.writer.transaction(insert("b"));
    release();

    await expect(Promise.all([first, second])).resolves.toBeDefined();
    expect(await other.reader.all(sql`select id from node`)).toEqual([{ id: "b" }]);
  });

  it("is given up after the bound, with a line that names who holds it", async () => {
    const url = await temporaryDatabaseUrl();
    const [one, other] = [await opened({}, url), await opened({ maxLockWaitMs: 100 }, url)];
    const { work, hasBegun, release } = held();
    const first = one.writer.transaction(work);
    await hasBegun;

    const second = other.writer.transaction(insert("b"));

    await expect(second).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Expected the database's write lock within 0\.1 s, but the server's process \d+ \(rostrum\) has held it for \d+ s\.$/,
      ) as string,
    });
    release();
    await first;
    await expect(other.writer.transaction(insert("c"))).resolves.toBe(1);
  });

  it("belongs to one database: another one on the same server is not kept waiting", async () => {
    const [one, other] = [await opened(), await opened({ maxLockWaitMs: 1 })];
    const { work, hasBegun, release } = held();
    const first = one.writer.transaction(work);
    await hasBegun;

    await expect(other.writer.transaction(insert("a"))).resolves.toBe(1);
    release();
    await first;
  });
});

describe("a transaction that the server ends for another's sake", () => {
  it("is run again as a whole", async () => {
    const url = await temporaryDatabaseUrl();
    const { writer, reader } = await opened({}, url);
    await writer.transaction(
      keep((transaction) => transaction.run(sql`insert into revision (name) values ('x'), ('y')`)),
    );
    const other = new Client({ connectionString: url });
    await other.connect();
    afterTests(() => other.end());
    const bump = (name: string) => `update revision set value = value + 1 where name = '${name}'`;
    // Our connection is the one that looks for deadlocks, and so the one that is ended.
    await other.query("set deadlock_timeout = '1h'");
    await other.query(`begin; ${bump("y")}`);

    let runs = 0;
    const edit = writer.transaction(
      keep(async (transaction) => {
        runs += 1;
        await transaction.run(sql`insert into node (id) values ('once')`);
        await transaction.run(sql`update revision set value = value + 10 where name = 'x'`);
        if (runs === 1) void other.query(`${bump("x")}; commit`);
        await transaction.run(sql`update revision set value = value + 10 where name = 'y'`);
      }),
    );

    await edit;
    expect(runs).toBe(2);
    expect(await reader.all(sql`select name, value from revision order by name`)).toEqual([
      { name: "x", value: 11 },
      { name: "y", value: 11 },
    ]);
    expect(await reader.all(sql`select id from node`)).toEqual([{ id: "once" }]);
  });

  it("is given up after 5 more runs", async () => {
    const { writer } = await opened();
    let runs = 0;

    const edit = writer.transaction(
      keep(async (transaction) => {
        runs += 1;
        await transaction.run(sql`do $$ begin raise serialization_failure; end $$`);
      }),
    );

    await expect(edit).rejects.toMatchObject({ code: "40001" });
    expect(runs).toBe(6);
  });
});

const terminate = `
  const client = new (require("pg").Client)({ connectionString: process.argv[1] });
  client.connect()
    .then(() => client.query("select pg_terminate_backend($1, 5000)", [process.argv[2]]))
    .then(() => client.end());`;

describe("a connection that is lost", () => {
  it("while it is idle is replaced, and the next edit does not notice", async () => {
    const { writer, reader } = await opened();
    const pid = await writer.transaction(keep(pidOf));

    await asSuperuser(`select pg_terminate_backend(${pid}, 5000)`);

    await expect(writer.transaction(insert("a"))).resolves.toBe(1);
    expect(await reader.all(sql`select id from node`)).toEqual([{ id: "a" }]);
  });

  it("before its end is noticed is replaced too", async () => {
    const url = await temporaryDatabaseUrl();
    const { writer, reader } = await opened({}, url);
    const pid = await writer.transaction(keep(pidOf));

    // While this waits for the other process, nothing that comes from the server is read.
    execFileSync(process.execPath, ["-e", terminate, url, String(pid)]);

    await expect(writer.transaction(insert("a"))).resolves.toBe(1);
    expect(await reader.all(sql`select id from node`)).toEqual([{ id: "a" }]);
  });

  it("within an edit is an error that says that nothing was kept; the next edit has a new one", async () => {
    const { writer, reader } = await opened();

    const edit = writer.transaction(
      keep(async (transaction) => {
        await transaction.run(sql`insert into node (id) values ('a')`);
        await asSuperuser(`select pg_terminate_backend(${await pidOf(transaction)}, 5000)`);
        await transaction.run(sql`insert into node (id) values ('b')`);
      }),
    );

    await expect(edit).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Cannot reach the database .* Nothing of this edit was kept\.$/,
      ) as string,
    });
    await writer.transaction(insert("c"));
    expect(await reader.all(sql`select id from node`)).toEqual([{ id: "c" }]);
  });

  it("at the commit is an error that says that the outcome is not known", async () => {
    const { writer } = await opened();

    const edit = writer.transaction(
      keep(async (transaction) => {
        await transaction.run(sql`insert into node (id) values ('a')`);
        await asSuperuser(`select pg_terminate_backend(${await pidOf(transaction)}, 5000)`);
      }),
    );

    await expect(edit).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(/Whether this edit was kept is not known\.$/) as string,
    });
  });
});

it("an edit is not acknowledged when a statement fails that it did not wait for", async () => {
  const { writer, reader } = await opened();

  const edit = writer.transaction(
    keep(async (transaction) => {
      await transaction.run(sql`insert into node (id) values ('a')`);
      void transaction.run(sql`insert into node (id) values ('a')`).catch(() => undefined);
    }),
  );

  await expect(edit).rejects.toThrow("A statement of this transaction failed, so nothing was kept.");
  expect(await reader.all(sql`select id from node`)).toEqual([]);
});

it("a server that acknowledges before it has written is made to write first", async () => {
  const url = await temporaryDatabaseUrl();
  await asSuperuser(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
  const { writer } = await opened({}, url);

  const setting = await writer.transaction(
    keep((transaction) => transaction.all(sql`select current_setting('synchronous_commit') as setting`)),
  );

  expect(setting).toEqual([{ setting: "on" }]);
});

it("closing waits for the edit under way", async () => {
  const url = await temporaryDatabaseUrl();
  const database = await opened({}, url);
  const { work, hasBegun, release } = held();
  const edit = database.writer.transaction(work);
  await hasBegun;

  const closing = database.close();
  release();

  await Promise.all([edit, closing]);
  const name = new URL(url).pathname.slice(1);
  const connections = () =>
    asSuperuser(
      `select pid from pg_stat_activity where datname = '${name}' and application_name = 'rostrum'`,
    );
  expect(await until(connections, ({ length }) => length === 0)).toEqual([]);
  expect(await asSuperuser("select value from revision where name = 'held'", url)).toEqual([{ value: 1 }]);
});

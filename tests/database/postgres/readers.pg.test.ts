import { raw, sql } from "../../../src/database/sql/sql";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { temporaryDatabaseUrl, opened } from "../../helpers/temporary-database-url";
import { until } from "../../helpers/until";

const endless = (mark: string) => raw(`select pg_sleep(600), '${mark}' as mark`);

const databaseOf = (url: string) => new URL(url).pathname.slice(1);

interface Activity {
  readonly pid: number;
  readonly state: string;
  readonly query: string;
}

const activityIn = (url: string) =>
  asSuperuser<Activity>(
    `select pid, state, query from pg_stat_activity
     where datname = '${databaseOf(url)}' and application_name = 'rostrum'`,
  );

const running = async (url: string, mark: string) =>
  (await activityIn(url)).filter(({ state, query }) => state === "active" && query.includes(mark));

describe("a read", () => {
  it("answers numbers, truth and JSON as SQLite does", async () => {
    const { reader } = await opened();

    const rows = await reader.all(sql`
      select 7::bigint as big, count(*) as counted, sum(2) as summed, 1.5::numeric as exact, 0.25::float8 as double,
        1234567.5::float4 as single, true as yes, null::text as nothing, '[1]'::json as json, 'ä' as text
      from (values (1), (2)) two`);

    expect(rows).toEqual([
      {
        big: 7,
        counted: 2,
        summed: 4,
        exact: 1.5,
        double: 0.25,
        single: 1234567.5,
        yes: 1,
        nothing: null,
        json: "[1]",
        text: "ä",
      },
    ]);
  });

  it("cannot write", async () => {
    const { reader } = await opened();

    await expect(reader.all(sql`insert into node (id) values ('a')`)).rejects.toThrow(/read-only/);
  });

  it("keeps reading only where the URL has options of its own", async () => {
    const url = new URL(await temporaryDatabaseUrl());
    url.searchParams.set("options", "-c work_mem=5MB");
    const { reader } = await opened({}, url.href);

    expect(await reader.all(sql`select current_setting('work_mem') as memory`)).toEqual([{ memory: "5MB" }]);
    await expect(reader.all(sql`insert into node (id) values ('a')`)).rejects.toThrow(/read-only/);
  });

  it("says which database it cannot reach, without the password", async () => {
    const url = "postgres://rostrum:secret@localhost/rostrum?host=/nowhere";

    await expect(opened({}, url)).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringMatching(
        /^Cannot reach the database localhost\/rostrum: connect ENOENT \/nowhere\/\.s\.PGSQL\.5432\.$/,
      ) as string,
    });
  });
});

describe("a read that is aborted", () => {
  it("throws the signal's reason, is cancelled in the server, and frees its connection", async () => {
    const url = await temporaryDatabaseUrl();
    const { reader } = await opened({ readers: 1 }, url);
    const aborting = new AbortController();

    const read = reader.all(endless("cancelled"), aborting);
    const [before] = await until(
      () => running(url, "cancelled"),
      (found) => found.length === 1,
    );
    aborting.abort(new Error("Too late."));

    await expect(read).rejects.toThrow("Too late.");
    const [next] = await reader.all<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    expect(next?.pid).toBe(before?.pid);
    expect(await running(url, "cancelled")).toEqual([]);
  });

  it("leaves the queue when it has not begun, and is never sent", async () => {
    const texts: string[] = [];
    const url = await temporaryDatabaseUrl();
    const { reader } = await opened({ readers: 1, onStatement: (text) => texts.push(text) }, url);
    const [first, second] = [new AbortController(), new AbortController()];

    const blocking = reader.all(endless("blocking"), first);
    const queued = reader.all(endless("queued"), second);
    const last = reader.all(sql`select 1 as one`);
    await until(
      () => running(url, "blocking"),
      (found) => found.length === 1,
    );
    second.abort(new Error("No longer wanted."));
    await expect(queued).rejects.toThrow("No longer wanted.");
    first.abort(new Error("Enough."));

    await expect(blocking).rejects.toThrow("Enough.");
    expect(await last).toEqual([{ one: 1 }]);
    expect(texts.filter((text) => text.includes("queued"))).toEqual([]);
  });

  it("never ends the next statement of its connection", async () => {
    const { reader } = await opened({ readers: 1 });

    for (let round = 0; round < 200; round += 1) {
      const aborting = new AbortController();
      const read = reader.all(raw("select pg_sleep(0.002)"), aborting).catch(() => undefined);
      setTimeout(() => aborting.abort(new Error("Too late.")), round % 5);
      expect(await reader.all(sql`select 1 as one, pg_sleep(0.005)`)).toMatchObject([{ one: 1 }]);
      await read;
    }
  });
});

describe("connections that read", () => {
  it("are never more than the bound; the rest of the reads wait", async () => {
    const url = await temporaryDatabaseUrl();
    const { reader } = await opened({ readers: 3 }, url);

    const reads = Array.from({ length: 30 }, () =>
      reader.all<{ pid: number }>(sql`select pg_backend_pid() as pid, pg_sleep(0.01)`),
    );
    const pids = (await Promise.all(reads)).map(([row]) => row?.pid);

    expect(new Set(pids).size).toBe(3);
    expect(await activityIn(url)).toHaveLength(3);
  });

  it("are replaced when the server ends them, idle or at work", async () => {
    const url = await temporaryDatabaseUrl();
    const { reader } = await opened({ readers: 1 }, url);
    const pidOf = async () =>
      (await reader.all<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid;
    const end = (pid: number | undefined) => asSuperuser(`select pg_terminate_backend(${pid}, 5000)`);

    const idle = await pidOf();
    await end(idle);
    const working = await pidOf();
    const read = reader.all(raw("select pg_sleep(0.3), 'at work' as mark, pg_backend_pid() as pid"));
    await until(
      () => running(url, "at work"),
      (found) => found.length === 1,
    );
    await end(working);
    const [again] = await read;

    expect(working).not.toBe(idle);
    expect(again).toMatchObject({ mark: "at work" });
    expect(again?.["pid"]).not.toBe(working);
  });
});

describe("health", () => {
  it("says what was checked, and how large the database and its log are", async () => {
    const { health } = await opened();

    expect(health.about).toMatchObject({
      dialect: "postgres",
      version: expect.stringMatching(/^\d+\.\d+/) as string,
      settings: { server_encoding: "UTF8", synchronous_commit: "on", tls: "off" },
    });
    const { database, writeAheadLog } = await health.sizes();
    expect(database).toBeGreaterThan(1_000_000);
    expect(writeAheadLog).toBeGreaterThan(1_000_000);
    expect(health.replicas()).toEqual([]);
  });
});

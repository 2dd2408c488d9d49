import { setMaxListeners } from "node:events";

import type { Database } from "../../../src/database/database";
import { raw, sql } from "../../../src/database/sql/sql";
import { afterTests } from "../../helpers/after-tests";
import { startCluster, type Cluster } from "../../helpers/postgres/cluster";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { opened } from "../../helpers/temporary-database-url";
import { until } from "../../helpers/until";

const maxReplicaLagMs = 400;

let primary: Cluster;
let replicas: readonly [Cluster, Cluster];
let database: Database;

const urlOf = (cluster: Cluster) => cluster.url("rostrum");

/** Which server a read is answered by. */
async function whereIsRead({ reader } = database, signal?: AbortSignal): Promise<Cluster | undefined> {
  const [row] = await reader.all<{ folder: string }>(
    sql`select current_setting('unix_socket_directories') as folder`,
    { signal },
  );
  return [primary, ...replicas].find((cluster) => urlOf(cluster).endsWith(row?.folder ?? "nothing"));
}

async function readsOf(count: number): Promise<Set<Cluster | undefined>> {
  return new Set(await Promise.all(Array.from({ length: count }, () => whereIsRead())));
}

const areUsed = (...wanted: readonly boolean[]) =>
  until(
    () => database.health.replicas().map(({ isUsed }) => isUsed),
    (used) => used.join() === wanted.join(),
  );

const insert = (id: string, { writer } = database) =>
  writer.transaction(async (transaction) => {
    await transaction.run(sql`insert into node (id) values (${id})`);
    return { result: null, commit: true };
  });

beforeAll(async () => {
  primary = await startCluster();
  afterTests(() => primary.remove());
  await asSuperuser("create database rostrum", primary.url("postgres"));
  await (await opened({}, urlOf(primary))).writer.migrate();
  replicas = [await primary.replicate(), await primary.replicate()];
  database = await opened({ replicas: replicas.map(urlOf), maxReplicaLagMs }, urlOf(primary));
  await areUsed(true, true);
});

// The tests share the servers; each leaves both replicas in use.
describe("replicas", () => {
  it("share the reads, and the primary has none", async () => {
    expect(await readsOf(20)).toEqual(new Set(replicas));
  });

  it("answer all statements of one request from one of them", async () => {
    const { signal } = new AbortController();
    setMaxListeners(0, signal);

    const places = await Promise.all(Array.from({ length: 10 }, () => whereIsRead(database, signal)));

    expect(new Set(places).size).toBe(1);
  });

  it("never hide an edit of this process: until one has replayed it, the primary answers", async () => {
    for (let round = 0; round < 50; round += 1) {
      await insert(`own_${round}`);
      expect(await database.reader.all(sql`select id from node where id = ${`own_${round}`}`)).toHaveLength(
        1,
      );
    }
    await areUsed(true, true);
  });

  it("are passed over by a read that has to know what another process has written", async () => {
    const elsewhere = await opened({}, urlOf(primary));
    for (const replica of replicas) await asSuperuser("select pg_wal_replay_pause()", urlOf(replica));
    const { signal } = new AbortController();
    const before = await whereIsRead(database, signal);
    await insert("elsewhere", elsewhere);
    const revision = { atLeast: elsewhere.written() };

    const read = (caller: object) =>
      database.reader.all(sql`select id from node where id = 'elsewhere'`, caller);
    expect(replicas).toContain(before);
    expect(await read({ revision })).toHaveLength(1);
    // Also of a request that has read elsewhere before.
    expect(await read({ signal, revision })).toHaveLength(1);
    for (const replica of replicas) await asSuperuser("select pg_wal_replay_resume()", urlOf(replica));

    await areUsed(true, true);
    expect(await read({ revision })).toHaveLength(1);
    expect(await readsOf(10)).toEqual(new Set(replicas));
  });

  it("that lags further than the bound is left out, and comes back", async () => {
    const [lagging, other] = replicas;
    // Another process writes, so that it is the lag alone that counts.
    const elsewhere = await opened({}, urlOf(primary));
    await asSuperuser("select pg_wal_replay_pause()", urlOf(lagging));
    await insert("lag", elsewhere);

    await areUsed(false, true);
    expect(await readsOf(10)).toEqual(new Set([other]));
    expect(database.health.replicas()[0]?.lagMs).toBeGreaterThan(maxReplicaLagMs);
    await asSuperuser("select pg_wal_replay_resume()", urlOf(lagging));

    await areUsed(true, true);
    expect(await readsOf(10)).toEqual(new Set(replicas));
  });

  it("all lagging leave the reads to the primary", async () => {
    const elsewhere = await opened({}, urlOf(primary));
    for (const replica of replicas) await asSuperuser("select pg_wal_replay_pause()", urlOf(replica));
    await insert("both lag", elsewhere);

    await areUsed(false, false);
    expect(await readsOf(10)).toEqual(new Set([primary]));
    for (const replica of replicas) await asSuperuser("select pg_wal_replay_resume()", urlOf(replica));

    await areUsed(true, true);
  });

  it("that is lost costs no read, and comes back", async () => {
    const [lost, other] = replicas;
    const reads = Array.from({ length: 10 }, () =>
      database.reader.all(raw("select pg_sleep(0.3), 'slow' as mark")),
    );
    await until(
      () =>
        asSuperuser(
          "select 1 from pg_stat_activity where query like '%slow%' and state = 'active'",
          urlOf(lost),
        ),
      (found) => found.length > 1,
    );
    await lost.end("crash");

    const answers = await Promise.all(reads);
    expect(answers).toHaveLength(10);
    expect(await readsOf(10)).toEqual(new Set([other]));
    await areUsed(false, true);
    await lost.start();

    await areUsed(true, true);
    expect(await readsOf(10)).toEqual(new Set(replicas));
  });

  it("that ends a read for the sake of what it replays costs nothing either", async () => {
    const url = urlOf(primary);
    await asSuperuser("create table churn as select generate_series(1, 1000) as n", url);
    for (const replica of replicas) {
      await asSuperuser("alter system set max_standby_streaming_delay = 0", urlOf(replica));
      await asSuperuser("select pg_reload_conf()", urlOf(replica));
    }
    const texts: string[] = [];
    const watched = await opened(
      { replicas: replicas.map(urlOf), onStatement: (text) => texts.push(text) },
      url,
    );
    await until(
      () => asSuperuser("select to_regclass('churn')::text as found", urlOf(replicas[0])),
      ([row]) => row?.["found"] === "churn",
    );

    const read = watched.reader.all(
      raw("select count(*) as count, pg_sleep(1) from (select n from churn limit 1) c"),
    );
    await until(
      () =>
        Promise.all(
          replicas.map((replica) =>
            asSuperuser(
              "select 1 from pg_stat_activity where query like '%churn limit%' and state = 'active'",
              urlOf(replica),
            ),
          ),
        ),
      (found) => found.flat().length > 1,
    );
    // A lock on the table, replayed, ends every statement that reads it.
    await asSuperuser("begin; truncate churn; insert into churn values (1); commit", url);

    expect(await read).toMatchObject([{ count: 1 }]);
    expect(texts.filter((text) => text.includes("churn"))).toHaveLength(2);
  });

  it("go on answering while the primary is restarted", async () => {
    await primary.end();

    expect(await readsOf(10)).toEqual(new Set(replicas));
    await primary.start();
  });

  it("are measured by a role that has rights on the tables alone", async () => {
    const rights = "grant select, insert, update, delete on all tables in schema public to plain";
    await asSuperuser(`create role plain login; ${rights}`, urlOf(primary));
    const urls = [primary, ...replicas].map((cluster) => cluster.url("rostrum", "plain"));
    // The role itself has to reach the replicas first.
    await areUsed(true, true);

    const { health } = await opened({ replicas: urls.slice(1), maxReplicaLagMs }, urls[0]);

    await until(
      () => health.replicas().map(({ isUsed }) => isUsed),
      (used) => used.join() === "true,true",
    );
    expect(await health.sizes()).toMatchObject({ writeAheadLog: null });
  });

  it("are left out where they are no replicas, or those of another server", async () => {
    const stranger = await startCluster();
    afterTests(() => stranger.remove());
    await asSuperuser("create database rostrum", stranger.url("postgres"));
    const copy = await stranger.replicate();

    const { health, reader } = await opened(
      { replicas: [urlOf(stranger), urlOf(copy), "postgres://localhost/rostrum?host=/nowhere"] },
      urlOf(primary),
    );

    expect(health.replicas().map(({ isUsed, lagMs, problem }) => ({ isUsed, lagMs, problem }))).toEqual([
      { isUsed: false, lagMs: null, problem: "It is not a replica, or no longer one." },
      { isUsed: false, lagMs: null, problem: "It is a replica of another server." },
      { isUsed: false, lagMs: null, problem: expect.stringContaining("ENOENT") as string },
    ]);
    expect(await reader.all(sql`select count(*) as count from migration`)).toEqual([{ count: 1 }]);
  });

  it("are refused as the database that is written", async () => {
    await expect(opened({}, urlOf(replicas[0]))).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message:
        "Expected a database that can be written, but the server of rostrum is a replica. Name the primary in DATABASE_URL, and replicas in DATABASE_READ_URLS.",
    });
  });
});

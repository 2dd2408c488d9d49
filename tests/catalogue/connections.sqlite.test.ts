import { spawn } from "node:child_process";
import { once } from "node:events";

import { raw } from "../../src/database/sql/sql";
import { Catalogue } from "../../src/catalogue/catalogue";
import { findByIds } from "../../src/catalogue/queries/by-id";
import { openSqlite } from "../../src/database/sqlite/database";
import type { Reader } from "../../src/database/statements";
import { makeTopic } from "../helpers/make-entities";
import { upsert, upsertInto } from "../helpers/upsert";
import { afterTests } from "../helpers/temporary-catalogue";
import { emptyDatabaseUrl, fileOf, opened, openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";

describe("A connection", () => {
  const expected = {
    busy_timeout: 5_000,
    journal_mode: "wal",
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0,
  };
  /** With several readers, which are taken in turn: of the one that comes next. */
  const settingsOf = async (reader: Reader, readers = 1) => {
    const settings: Record<string, unknown> = {};
    for (const name of Object.keys(expected)) {
      const [row] = await reader.all(raw(`select * from pragma_${name}`));
      settings[name] = Object.values(row ?? {})[0];
      for (let other = 1; other < readers; other += 1) await reader.all(raw("select 1"));
    }
    return settings;
  };

  it("that writes is set as it must be", async () => {
    const { writer } = await opened();

    const found = await writer.transaction(async (transaction) => ({
      result: await settingsOf(transaction),
      commit: false,
    }));

    expect(found).toEqual(expected);
  });

  it("that reads is set as it must be, each of three", async () => {
    const { reader: readers } = await opened({ readers: 3 }, await emptyDatabaseUrl());

    for (let reader = 0; reader < 3; reader += 1) {
      expect(await settingsOf(readers, 3)).toEqual(expected);
      await readers.all(raw("select 1"));
    }
  });

  it("that cannot be set so is not opened: SQLite keeps no write-ahead log for a database in memory", async () => {
    await expect(openSqlite(":memory:")).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: "Expected SQLite's journal_mode to be wal, but it is memory.",
    });
  });

  it.each(["on", "off"])("that reads refuses to write, with query_only %s", async (queryOnly) => {
    const { reader: readers } = await opened({ readers: 1 });

    await readers.all(raw(`pragma query_only = ${queryOnly}`));

    await expect(readers.all(raw("update revision set value = 99"))).rejects.toThrow("readonly database");
    await expect(readers.all(raw("create table mine (id text)"))).rejects.toThrow("readonly database");
  });
});

describe("A second writer of one file", () => {
  /** Whether it has ended, as far as many turns of the loop and reads of the file tell. */
  async function isStillWaiting(writing: Promise<unknown>, read: () => Promise<unknown>): Promise<boolean> {
    let hasEnded = false;
    const end = () => (hasEnded = true);
    void writing.then(end, end);
    for (let times = 0; times < 50; times += 1) await read();
    return !hasEnded;
  }

  it("in this process waits for the first, and then writes", async () => {
    const { catalogue: first, url } = await openedCatalogue();
    const second = await Catalogue.open(url);
    afterTests(() => second.close());
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const [early, late] = [makeTopic(), makeTopic()];

    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const writing = first.edit(testStamp, async (edit) => {
      await upsertInto(edit, [early]);
      begin();
      await released;
    });
    await begun;
    const waiting = upsert(second, late);
    const isWaiting = await isStillWaiting(waiting, () => second.isEmpty());
    release();
    await Promise.all([writing, waiting]);

    expect(isWaiting).toBe(true);
    expect((await findByIds(first.reader, "Topic", [early.id, late.id])).size).toBe(2);
  });

  it("in another process waits for the first, and then writes", async () => {
    const { catalogue, url } = await openedCatalogue();
    const other = spawn(process.execPath, [
      "-e",
      `const database = new (require("sqlite3").Database)(process.argv[1]);
       database.serialize(() => {
         database.run("begin immediate");
         database.run("insert into revision (name, value) values ('other', 1000)", () => process.stdout.write("begun"));
       });
       process.stdin.once("data", () => database.run("commit", () => process.exit(0)));`,
      fileOf(url),
    ]);
    afterTests(async () => other.kill());
    await once(other.stdout, "data");
    const topic = makeTopic();

    const waiting = upsert(catalogue, topic);
    const isWaiting = await isStillWaiting(waiting, () => catalogue.isEmpty());
    other.stdin.write("now");
    await Promise.all([once(other, "exit"), waiting]);

    expect(isWaiting).toBe(true);
    expect(other.exitCode).toBe(0);
    expect((await findByIds(catalogue.reader, "Topic", [topic.id])).size).toBe(1);
  });
});

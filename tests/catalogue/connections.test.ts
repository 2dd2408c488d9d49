import { spawn } from "node:child_process";
import { once } from "node:events";

import { Catalogue } from "../../src/catalogue/catalogue";
import { openDatabase } from "../../src/catalogue/database/database";
import type { Reader } from "../../src/catalogue/statements";
import { makeTopic } from "../helpers/make-entities";
import { put } from "../helpers/put";
import { afterTests } from "../helpers/temporary-catalogue";
import { openedCatalogue, temporaryDatabase, temporaryFile } from "../helpers/temporary-database";

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
      const [row] = await reader.all(`select * from pragma_${name}`);
      settings[name] = Object.values(row ?? {})[0];
      for (let other = 1; other < readers; other += 1) await reader.all("select 1");
    }
    return settings;
  };

  it("that writes is set as it must be", async () => {
    const { writer } = await temporaryDatabase(await temporaryFile());
    await writer.migrate();

    expect(await writer.transaction((transaction) => settingsOf(transaction))).toEqual(expected);
  });

  it("that reads is set as it must be, each of three", async () => {
    const { readers } = await temporaryDatabase(await temporaryFile(), { readers: 3 });

    for (let reader = 0; reader < 3; reader += 1) {
      expect(await settingsOf(readers, 3)).toEqual(expected);
      await readers.all("select 1");
    }
  });

  it("that cannot be set so is not opened: SQLite keeps no write-ahead log for a database in memory", async () => {
    await expect(openDatabase(":memory:")).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: "Expected SQLite's journal_mode to be wal, but it is memory.",
    });
  });

  it.each(["on", "off"])("that reads refuses to write, with query_only %s", async (queryOnly) => {
    const file = await temporaryFile();
    const { readers, writer } = await temporaryDatabase(file, { readers: 1 });
    await writer.migrate();

    await readers.all(`pragma query_only = ${queryOnly}`);

    await expect(readers.all("update revision set value = 99")).rejects.toThrow("readonly database");
    await expect(readers.all("create table mine (id text)")).rejects.toThrow("readonly database");
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
    const { catalogue: first, file } = await openedCatalogue();
    const second = await Catalogue.open(file);
    afterTests(() => second.close());
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    const [early, late] = [makeTopic(), makeTopic()];

    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const writing = first.edit(async (edit) => {
      await edit.put("Topic", [early]);
      begin();
      await released;
    });
    await begun;
    const waiting = put(second, late);
    const isWaiting = await isStillWaiting(waiting, () => second.isEmpty());
    release();
    await Promise.all([writing, waiting]);

    expect(isWaiting).toBe(true);
    expect((await first.findByIds("Topic", [early.id, late.id])).size).toBe(2);
  });

  it("in another process waits for the first, and then writes", async () => {
    const { catalogue, file } = await openedCatalogue();
    const other = spawn(process.execPath, [
      "-e",
      `const database = new (require("sqlite3").Database)(process.argv[1]);
       database.serialize(() => {
         database.run("begin immediate");
         database.run("update revision set value = value + 1000", () => process.stdout.write("begun"));
       });
       process.stdin.once("data", () => database.run("commit", () => process.exit(0)));`,
      file,
    ]);
    afterTests(async () => other.kill());
    await once(other.stdout, "data");
    const topic = makeTopic();

    const waiting = put(catalogue, topic);
    const isWaiting = await isStillWaiting(waiting, () => catalogue.isEmpty());
    other.stdin.write("now");
    await Promise.all([once(other, "exit"), waiting]);

    expect(isWaiting).toBe(true);
    expect(other.exitCode).toBe(0);
    expect((await catalogue.findByIds("Topic", [topic.id])).size).toBe(1);
  });
});

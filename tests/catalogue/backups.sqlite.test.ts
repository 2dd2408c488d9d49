import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { backUp, restore, verifyBackup } from "../../src/catalogue/backups";
import { Catalogue } from "../../src/catalogue/catalogue";
import { afterTests, temporaryFolder } from "../helpers/after-tests";
import * as make from "../helpers/make-entities";
import { fileOf, openedCatalogue, rawConnection } from "../helpers/temporary-database";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { upsert } from "../helpers/upsert";
import { knownEverywhere } from "./forget/known-everywhere";

const topic = (number: number) => make.makeTopic({ key: `topic-${number}` });

/** A catalogue with forty topics, and a backup of it. */
async function backedUp() {
  const url = await temporaryDatabaseUrl();
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  await upsert(catalogue, ...Array.from({ length: 40 }, (_, number) => topic(number)));
  const backup = `${await temporaryFolder()}/backup.sqlite`;
  return { catalogue, url, file: fileOf(url), backup, found: await backUp(url, backup) };
}

const filesBeside = async (file: string) => (await readdir(dirname(file))).toSorted();

describe("A backup", () => {
  it("of a catalogue that is edited meanwhile has what was there at one moment", async () => {
    const { catalogue, url } = await openedCatalogue();
    const to = `${await temporaryFolder()}/backup.sqlite`;
    const edits = 40;
    const editing = (async () => {
      for (let number = 0; number < edits; number += 1) await upsert(catalogue, topic(number));
    })();

    const { last, problems, hash } = await backUp(url, to);
    await editing;

    expect(problems).toEqual([]);
    // The document that the first edit cites is a change, too.
    expect(last.number).toBeLessThanOrEqual(edits + 1);
    expect(await filesBeside(to)).toEqual(["backup.sqlite"]);
    const copy = await Catalogue.open(`sqlite:${to}`);
    expect(await copy.contentHash()).toBe(hash);
    expect(await copy.check()).toEqual([]);
    await copy.close();
  });

  it("is refused if it is cut off at any page, or within one, and what is there stays", async () => {
    const { catalogue, url, file, backup } = await backedUp();
    await catalogue.close();
    const [whole, before] = [await readFile(backup), await readFile(file)];
    const pages = whole.length / 4_096;
    const step = Math.ceil(pages / 25);
    const cut = `${backup}-cut`;

    for (let page = 0; page < pages; page += step) {
      for (const bytes of [page * 4_096, page * 4_096 + 100]) {
        await writeFile(cut, whole);
        await truncate(cut, bytes);
        await expect(verifyBackup(cut)).rejects.toMatchObject({ code: "DATABASE_DAMAGED" });
      }
    }
    await expect(restore(url, cut)).rejects.toMatchObject({ code: "DATABASE_DAMAGED" });

    expect((await readFile(file)).equals(before)).toBe(true);
    expect(await filesBeside(file)).toEqual(["test.sqlite"]);
  });

  it("is refused if something in it is not what its history says", async () => {
    const { catalogue, url, file, backup } = await backedUp();
    await catalogue.close();
    const raw = await rawConnection(`sqlite:${backup}`);
    await raw.run(`update topic set label = 'Other' where slug = 'topic-7'`);
    await raw.close();
    const before = await readFile(file);

    await expect(restore(url, backup)).rejects.toMatchObject({
      code: "DATABASE_DAMAGED",
      message: expect.stringContaining("was created with other values") as string,
    });

    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it("takes the place of what came after it, which is kept beside it", async () => {
    const { catalogue, url, file, backup, found } = await backedUp();
    await upsert(catalogue, topic(41));
    const later = await catalogue.contentHash();
    await catalogue.close();

    const { former, hash, problems } = await restore(url, backup, new Date("2026-01-02T03:04:05.678Z"));

    expect([former, hash, problems]).toEqual([`${file}.replaced-20260102T030405Z`, found.hash, []]);
    expect(await filesBeside(file)).toEqual(["test.sqlite", "test.sqlite.replaced-20260102T030405Z"]);
    for (const [one, itsHash] of [
      [file, found.hash],
      [former ?? "", later],
    ] as const) {
      const opened = await Catalogue.open(`sqlite:${one}`);
      expect(await opened.contentHash()).toBe(itsHash);
      await opened.close();
    }
  });

  it("is not restored while the database is open, and all stays as it is", async () => {
    const { catalogue, url, file, backup } = await backedUp();
    await upsert(catalogue, topic(41));
    const before = await filesBeside(file);

    await expect(restore(url, backup)).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringContaining("it is in use") as string,
    });

    await upsert(catalogue, topic(42));
    expect(await filesBeside(file)).toEqual(before);
    expect(await catalogue.check()).toEqual([]);
  });

  it("takes the place of a damaged database, whose log is put away, and that of none", async () => {
    const { catalogue, url, file, backup, found } = await backedUp();
    await catalogue.close();
    await writeFile(file, Buffer.alloc(8_192, 7));
    await writeFile(`${file}-wal`, "what is left of its log");
    const elsewhere = `sqlite:${await temporaryFolder()}/new.sqlite`;

    const { former } = await restore(url, backup);
    const { former: none } = await restore(elsewhere, backup);

    expect(await filesBeside(file)).not.toContain("test.sqlite-wal");
    expect([former, none]).toEqual([expect.stringContaining(".replaced-"), null]);
    for (const one of [url, elsewhere]) {
      const opened = await Catalogue.open(one);
      expect(await opened.contentHash()).toBe(found.hash);
      await opened.close();
    }
  });

  it("is restored without who was forgotten since, by the list of the database that it replaces", async () => {
    const url = await temporaryDatabaseUrl();
    const catalogue = await Catalogue.open(url);
    const known = knownEverywhere();
    await upsert(catalogue, ...known.all);
    const backup = `${await temporaryFolder()}/backup.sqlite`;
    await backUp(url, backup);
    await catalogue.forget({ by: "root" }, known.ann.id);
    const forgotten = await catalogue.statedHash();
    await catalogue.close();

    const restored = await restore(url, backup);
    const again = await restore(url, backup, new Date("2026-01-02T03:04:05.678Z"));

    expect(restored).toMatchObject({ forgotten: [known.ann.id], isListRead: true, problems: [] });
    expect(again.forgotten).toEqual([known.ann.id]);
    const opened = await Catalogue.open(url);
    afterTests(() => opened.close());
    expect(await opened.statedHash()).toBe(forgotten);
    expect(await opened.check()).toEqual([]);
    expect((await readFile(fileOf(url), "latin1")).includes("Ann Lee")).toBe(false);
  });

  it("is a new file, and leaves none where it cannot be made", async () => {
    const { url, backup } = await backedUp();
    const folder = await temporaryFolder();

    const beside = "Expected a new file in a folder that is there";
    for (const [to, message] of [
      [backup, `Expected a new file, but ${backup} is there already.`],
      [folder, `Expected a new file, but ${folder} is there already.`],
      [`${backup}/backup.sqlite`, beside],
      [`${folder}/nowhere/backup.sqlite`, beside],
      ["", beside],
    ] as const) {
      await expect(backUp(url, to)).rejects.toMatchObject({
        code: "BAD_USER_INPUT",
        message: expect.stringContaining(message) as string,
      });
    }
    await expect(backUp("postgres://someone@localhost/rostrum", `${folder}/backup`)).rejects.toMatchObject({
      code: "BAD_SETTING",
      message: expect.stringContaining("pg_dump") as string,
    });
    await expect(verifyBackup(folder)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: `Expected a backup, but ${folder} is a folder.`,
    });
    await expect(verifyBackup(`${folder}/none`)).rejects.toMatchObject({ code: "NOT_FOUND" });

    expect(await readdir(folder)).toEqual([]);
  });
});

import { Catalogue } from "../../src/catalogue/catalogue";
import { copyContent } from "../../src/catalogue/commands/copy";
import { contentHashOf } from "../../src/catalogue/content/content-hash";
import type { Reader } from "../../src/database/statements";
import { textOf } from "../../src/database/sqlite/connection";
import { afterTests } from "../helpers/after-tests";
import { baseTables, contentOf, projectedTables } from "../helpers/database-content";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryDatabaseUrl, opened, openedCatalogue, rawConnection } from "../helpers/temporary-database";
import { everything, manyTopics } from "./everything";

async function filledCatalogue(): Promise<Catalogue> {
  const { catalogue } = await openedCatalogue();
  await upsert(catalogue, ...everything);
  return catalogue;
}

/** An empty, migrated catalogue, and the database below it. */
async function emptyTarget() {
  const url = await temporaryDatabaseUrl();
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  return { catalogue, url, ...(await opened({}, url)) };
}

/** The same reader; something happens before each statement that reads this table. */
const beforeReading = (reader: Reader, table: string, happen: () => Promise<unknown>): Reader => ({
  textOf: (statement) => reader.textOf(statement),
  async all(statement, caller) {
    if (textOf(statement).includes(`from "${table}" where`)) await happen();
    return reader.all(statement, caller);
  },
});

describe("A copy of a catalogue", () => {
  it("has the same rows, projections and hash, and nothing is wrong in it", async () => {
    const source = await filledCatalogue();
    await upsert(source, ...manyTopics);
    const { catalogue, reader } = await emptyTarget();

    const { rows, hash } = await source.copyTo(catalogue);

    const tables = [...baseTables, "node", ...projectedTables];
    expect(await contentOf(reader, tables)).toEqual(await contentOf(source.reader, tables));
    expect([await source.contentHash(), await catalogue.contentHash()]).toEqual([hash, hash]);
    expect(await catalogue.check()).toEqual([]);
    expect(rows).toMatchObject({ person: 4, topic: 5_003, episode: 3, honour_recipient: 2 });
  });

  it("has later revisions than its source, and can be edited", async () => {
    const source = await filledCatalogue();
    const { catalogue } = await emptyTarget();
    await source.copyTo(catalogue);

    await upsert(catalogue, make.makeTopic());

    expect(await catalogue.contentHash()).not.toBe(await source.contentHash());
    expect(await catalogue.check()).toEqual([]);
  });

  it("is refused by a database that holds something, which stays as it is", async () => {
    const source = await filledCatalogue();
    const { catalogue, reader } = await emptyTarget();
    await upsert(catalogue, make.makeTopic());
    const before = await contentOf(reader);

    await expect(source.copyTo(catalogue)).rejects.toMatchObject({
      code: "BAD_SETTING",
      message: "Expected an empty database to copy into, but its table node has rows. Make a new one.",
    });

    expect(await contentOf(reader)).toEqual(before);
  });

  it("leaves the target empty where it fails in the middle, and works when it is repeated", async () => {
    const source = await filledCatalogue();
    const { catalogue, reader, writer } = await emptyTarget();
    const before = await contentOf(reader);
    const failing = beforeReading(source.reader, "episode", () => Promise.reject(new Error("Unplugged.")));

    await expect(copyContent(failing, writer)).rejects.toThrow("Unplugged.");

    expect(await contentOf(reader)).toEqual(before);
    await source.copyTo(catalogue);
    expect(await catalogue.contentHash()).toBe(await source.contentHash());
  });

  it("is made again where the source was edited meanwhile", async () => {
    const source = await filledCatalogue();
    const { catalogue, writer } = await emptyTarget();
    const late = [make.makeTopic()];
    const edited = beforeReading(source.reader, "episode", () => upsert(source, ...late.splice(0)));

    await copyContent(edited, writer);

    expect(await catalogue.contentHash()).toBe(await source.contentHash());
  });

  it("is given up where the source is edited each time", async () => {
    const source = await filledCatalogue();
    const { reader, writer } = await emptyTarget();
    const edited = beforeReading(source.reader, "episode", () => upsert(source, make.makeTopic()));

    await expect(copyContent(edited, writer)).rejects.toMatchObject({
      code: "CATALOGUE_UNREADY",
      message: expect.stringContaining("The source was edited each of the 3 times") as string,
    });

    expect((await contentOf(reader, ["topic", "node"]))["node"]).toEqual([]);
  });
});

describe("The hash of a catalogue's content", () => {
  it.each([
    ["a value", `update person set "description" = 'x' where "slug" = 'jane-doe'`],
    ["a row", `delete from about`],
    ["an old slug", `insert into slug ("type", "slug", "id", "current") values ('person', 'old', 'x', 0)`],
    ["an id that is gone", `insert into node ("id", "removedOn") values ('person_gone', '2020-01-01')`],
    ["one element of a list", `update honour_recipient set "position" = 3 where "position" = 2`],
  ])("changes with %s", async (_, damage) => {
    const { catalogue, url } = await openedCatalogue();
    await upsert(catalogue, ...everything);
    const before = await catalogue.contentHash();

    await (await rawConnection(url)).run(damage);

    expect(await catalogue.contentHash()).not.toBe(before);
  });

  it("does not change with a projection, nor with how JSON is written", async () => {
    const { catalogue, url, reader } = await openedCatalogue();
    await upsert(catalogue, make.makePerson({ alternateNames: ["A", "B"] }));
    const before = await contentHashOf(reader);
    const { run } = await rawConnection(url);

    await run("delete from search_word");
    await run(`update person set "alternateNames" = '[ "A",  "B" ]'`);

    expect(await contentHashOf(reader)).toBe(before);
  });
});

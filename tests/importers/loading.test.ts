import { realpath, writeFile } from "node:fs/promises";

import type { Catalogue, LoadChanges } from "../../src/catalogue/catalogue";
import { sql } from "../../src/database/sql/sql";
import { importDataFolder, type ImportOptions } from "../../src/importers/data-folder/import-data-folder";
import { exampleFollows, newDataFolder } from "../../src/importers/data-folder/new-data-folder";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { makeContribution, makePerson, makePublication } from "../helpers/make-entities";
import { contentOf } from "../helpers/database-content";
import { upsert } from "../helpers/upsert";
import { openedCatalogue } from "../helpers/temporary-database";
import { handout, temporaryDataFolder } from "./temporary-data-folder";

const person = (key: string, name = key) =>
  `  - { key: ${key}, name: ${name}, sortName: ${name}, cite: "handout:1" }\n`;
const people = (...lines: readonly string[]) => `people:\n${lines.join("") || "  []\n"}`;

/** A folder with a handout and these people. */
const folderOf = (...lines: readonly string[]) =>
  temporaryDataFolder({ "documents.yaml": handout, "people.yaml": people(...lines) });

/** `+ ann`, `~ bea`, `- cal`: what a load has changed. */
const told = (changes: LoadChanges | null) =>
  (["added", "changed", "removed"] as const).flatMap((kind) =>
    (changes?.[kind] ?? []).map(({ type, name }) => `${kind} ${type} ${name}`),
  );

const load = async (catalogue: Catalogue, folder: string, options?: ImportOptions) =>
  told((await importDataFolder(catalogue, folder, options)).changes);

const change = (folder: string, ...lines: readonly string[]) =>
  writeFile(`${folder}/people.yaml`, people(...lines));

describe("loading a folder again", () => {
  let catalogue: Catalogue;
  let reader: Awaited<ReturnType<typeof openedCatalogue>>["reader"];
  let folder: string;

  beforeEach(async () => {
    ({ catalogue, reader } = await openedCatalogue());
    folder = await folderOf(person("ann"), person("bea"));
    await importDataFolder(catalogue, folder);
  });

  const names = async () => {
    const rows = await reader.all<{ name: string }>(sql`select p."name" from "person" p order by p."name"`);
    return rows.map(({ name }) => name);
  };
  const stateOf = async () => ({
    ...(await contentOf(reader)),
    ...(await contentOf(reader, ["revision", "load", "loaded"])),
  });

  it("changes nothing if it says the same: not a row, not a revision", async () => {
    const before = await stateOf();

    expect(await load(catalogue, folder)).toEqual([]);
    expect(await stateOf()).toEqual(before);
  });

  it("adds, changes and removes what the folder does, and says it by name", async () => {
    await change(folder, person("ann", "Anna"), person("cal"));

    expect(await load(catalogue, folder)).toEqual([
      "added Person cal",
      "changed Person Anna",
      "removed Person bea",
    ]);
    expect(await names()).toEqual(["Anna", "cal"]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("says the same in a dry run, and keeps nothing of it", async () => {
    const before = await stateOf();
    await change(folder, person("ann", "Anna"));

    const dry = await load(catalogue, folder, { isDryRun: true });

    expect(dry).toEqual(["changed Person Anna", "removed Person bea"]);
    expect(await stateOf()).toEqual(before);
    expect(await load(catalogue, folder)).toEqual(dry);
  });

  it("leaves what others have made, also where the folder came to say the same", async () => {
    const [dot, eve] = ["dot", "eve"].map((key) => makePerson({ key, name: key }));
    await upsert(catalogue, ...[dot, eve].flatMap((one) => one ?? []));
    await change(folder, person("ann"), person("bea"), person("eve"));
    await load(catalogue, folder);

    await change(folder, person("ann"));

    expect(await load(catalogue, folder)).toEqual(["removed Person bea"]);
    expect(await names()).toEqual(["ann", "dot", "eve"]);
  });

  it("leaves what another folder says too, until neither does", async () => {
    const other = await folderOf(person("bea"));
    await load(catalogue, other);

    await change(folder, person("ann"));
    const first = await load(catalogue, folder);
    await change(other);
    const second = await load(catalogue, other);

    expect([first, second]).toEqual([[], ["removed Person bea"]]);
  });

  it("changes nothing, and says why, if others refer to what the folder drops", async () => {
    const publication = makePublication({ key: "book", title: "Book" });
    const contributor = makePerson({ key: "bea", name: "bea" });
    await upsert(catalogue, publication, makeContribution({ key: "by", contributor, publication }));
    const before = await stateOf();
    await change(folder, person("ann", "Anna"));

    await expect(load(catalogue, folder)).rejects.toMatchObject({ code: "IN_USE" });
    expect(await stateOf()).toEqual(before);
  });

  it("goes on where the catalogue was moved to", async () => {
    const moved = await openedCatalogue();
    await catalogue.copyTo(moved.catalogue);
    await change(folder, person("ann"));

    expect(await load(moved.catalogue, folder)).toEqual(["removed Person bea"]);
  });

  it("into an empty catalogue only, does nothing in another", async () => {
    const { changes } = await importDataFolder(catalogue, folder, { onlyIntoEmpty: true });

    expect(changes).toBeNull();
  });
});

describe("a folder with a problem", () => {
  it("is refused as a whole: the first problem, how many more, and how to list them", async () => {
    const { catalogue } = await openedCatalogue();
    const folder = await temporaryDataFolder({
      "awards.yaml": `awards:\n  - { key: a, name: A, conferredBy: body, cite: "handout:1" }\n`,
      "documents.yaml": handout,
      "people.yaml": `people:\n  - key: ann\n    name: "Ann\n    sortName: Ann\n${person("bea")}`,
    });

    await expect(importDataFolder(catalogue, folder)).rejects.toMatchObject({
      code: "BAD_DATA",
      message: [
        `people.yaml:3 NOT_YAML Expected YAML, but got "name: "Ann": Missing closing "quote.`,
        `This and 1 more problem in ${folder}: nothing was loaded. \`rostrum check data ${folder}\` lists what is wrong; --partial loads what is sound.`,
      ].join("\n"),
    });
    expect(await catalogue.isEmpty()).toBe(true);
    expect(await catalogue.leftOut()).toEqual(new Map());
  });

  it("is loaded as far as it is sound if it is asked for, and what was left out stays known until it is mended", async () => {
    const { catalogue } = await openedCatalogue();
    const folder = await folderOf(person("ann"), "  - { key: bea, name: Bea, sortName: Bea }\n");
    await importDataFolder(catalogue, folder, { partial: true });

    const problem = { code: "NOT_BY_SCHEMA", file: "people.yaml", line: 3 };
    expect(await catalogue.leftOut()).toEqual(
      new Map([[await realpath(folder), { records: 1, problems: [expect.objectContaining(problem)] }]]),
    );

    await change(folder, person("ann"), person("bea"));
    await importDataFolder(catalogue, folder);

    expect(await catalogue.leftOut()).toEqual(new Map());
  });

  it("counts each record once that it leaves out, whatever is wrong with it, and those within it and that refer to it", async () => {
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      "people.yaml": people(
        person("ann"),
        // Two problems of one record.
        `  - { key: bea, name: Bea, sortName: Bea, cite: ["handout:1", "nowhere:1"], links: [{ url: "no", purpose: PROFILE, cite: "handout:1" }] }\n`,
        // By its schema, with what stands within it.
        `  - { key: cyd, nome: Cyd, cite: "handout:1", affiliations: [{ organisation: army, kind: SERVICE, cite: "handout:1" }] }\n`,
      ),
      "shows/talks.yaml": `{ key: talks, title: Talks, kind: PODCAST, cite: "handout:1",
        hosts: [{ person: bea, role: HOST, cite: "handout:1" }],
        episodes: [{ key: one, title: One, cite: "handout:1", appearances: [
          { person: ann, roles: [GUEST], cite: "handout:1" }, { person: cyd, roles: [GUEST], cite: "handout:1" }] }] }\n`,
    });

    const { recordsLeftOut, entities } = await readDataFolder(folder);

    // Bea, Cyd with her affiliation, Bea as a host, and Cyd's appearance.
    expect(recordsLeftOut).toBe(5);
    expect(entities.map(({ id }) => id.replace(/_.*/, "")).toSorted()).toEqual([
      "appearance",
      "document",
      "episode",
      "person",
      "show",
    ]);
  });

  it("is not one of two people of one name: these may be two, and both are loaded", async () => {
    const { catalogue } = await openedCatalogue();
    const folder = await folderOf(person("ann", "Ann"), person("ann-2", "Ann"));

    const { changes, problems } = await importDataFolder(catalogue, folder);

    expect(told(changes)).toEqual(["added Document Handout", "added Person Ann", "added Person Ann"]);
    expect(problems).toMatchObject([{ code: "LIKELY_DUPLICATE", file: "people.yaml", line: 3 }]);
  });
});

describe("a new data folder", () => {
  it("is sound and empty, with schemas for editors", async () => {
    const files = newDataFolder();
    const folder = await temporaryDataFolder(Object.fromEntries(files));

    const { entities, problems } = await readDataFolder(folder);

    expect({ entities, problems }).toEqual({ entities: [], problems: [] });
    const yaml = [...files].filter(([name]) => name.endsWith(".yaml"));
    expect(yaml).toHaveLength(7);
    for (const [name, text] of yaml) {
      const [, schema = ""] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? [];
      expect([...files.keys()]).toContain(new URL(schema, `file:///${name}`).pathname.slice(1));
    }
  });

  it("has examples that are sound together once they are copied", async () => {
    const uncommented = [...newDataFolder()].flatMap(([name, text]) => {
      const [, example] = text.split(`${exampleFollows}\n`);
      const lines = example?.split("\n").filter((line) => line.startsWith("#"));
      return lines ? [[name, lines.map((line) => line.replace(/^# ?/, "")).join("\n")] as const] : [];
    });
    const folder = await temporaryDataFolder(Object.fromEntries(uncommented));

    const { entities, problems } = await readDataFolder(folder);

    expect(problems).toEqual([]);
    expect(uncommented).toHaveLength(7);
    expect(entities.length).toBeGreaterThan(12);
  });
});

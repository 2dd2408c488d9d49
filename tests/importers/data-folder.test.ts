import { readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";

import * as fc from "fast-check";

import { raw } from "../../src/database/sql/sql";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { countByType, readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { contentOf } from "../helpers/database-content";
import { runsOf } from "../helpers/operations";
import { openedCatalogue } from "../helpers/temporary-database";
import { handout, namesOf, temporaryDataFolder } from "./temporary-data-folder";

const fixtures = `${projectFolder}/tests/fixtures/data-folder`;

/** Not among the fixtures, where a formatter would stumble over it. */
const notYaml = `key: not-yaml
kind: PODCAST
  title: Indented too far
cite: [handout:1
`;

const brokenFolder = () => temporaryDataFolder({ "shows/not-yaml.yaml": notYaml }, `${fixtures}/broken`);

/**
 * The golden file has what is wrong with fixtures/data-folder/broken, and what is left of it. After a change,
 * `UPDATE_GOLDEN=1 npx jest data-folder` writes it anew: read the difference before you commit it.
 */
describe("a data folder with one of each fault", () => {
  const goldenFile = `${fixtures}/broken.json`;

  it("is told by file, line, code and message, and gives all that is sound", async () => {
    const { problems, entities } = await readDataFolder(await brokenFolder());

    const result = { problems, sound: namesOf(entities) };
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(goldenFile, `${JSON.stringify(result, null, 2)}\n`);
    expect(result).toEqual(JSON.parse(readFileSync(goldenFile, "utf8")));
  });

  it("is imported, whatever is left of it, and leaves a database without a fault", async () => {
    const { catalogue } = await openedCatalogue();

    const { entities } = await importDataFolder(catalogue, await brokenFolder(), { partial: true });

    expect(entities.length).toBeGreaterThan(10);
    expect(await catalogue.check()).toEqual([]);
  });
});

describe("a problem of a data folder", () => {
  const linesOf = async (files: Record<string, string>) => {
    const { problems } = await readDataFolder(
      await temporaryDataFolder({ "documents.yaml": handout, ...files }),
    );
    return problems.map(({ file, line, code }) => `${file}:${line} ${code}`);
  };

  it("stands at its own line: that of the property's name, or of the alias", async () => {
    const person = "people:\n  - key: ann\n    name: Ann\n    cite: handout:1\n";
    const topics = "topics:\n  - { key: a, label: A, cite: handout:1 }\n  - *b\n";

    expect(
      await linesOf({
        "people.yaml": `${person}    nickname:\n      - An\n    affiliations:\n      of: x\n`,
        "topics.yaml": topics,
      }),
    ).toEqual(["topics.yaml:3 NOT_YAML", "people.yaml:5 NOT_BY_SCHEMA", "people.yaml:7 NOT_BY_SCHEMA"]);
  });

  it("is where a text has a control character, written or escaped; the record is read, and a review settles it", async () => {
    const person = (key: string, name: string, more = "") =>
      `  - key: ${key}\n    name: ${name}\n    cite: handout:1\n${more}`;
    const reviewed = "    reviewed:\n      - { code: ODD_TEXT, why: It is printed so. }\n";

    expect(
      await linesOf({
        "people.yaml": `people:\n${person("ann", '"Ann\\x07"')}${person("bob", "Bob\u0085b")}${person("cid", '"Cid\\x1b[1m"', reviewed)}`,
      }),
    ).toEqual(["people.yaml:3 ODD_TEXT", "people.yaml:6 ODD_TEXT"]);
  });

  it("of syntax comes before what follows from it", async () => {
    const affiliation = "{ organisation: hill, kind: EMPLOYMENT, cite: handout:1 }";

    expect(
      await linesOf({
        "organisations.yaml": `organisations:\n  - key: hill\n    name: "Hill\n`,
        "people.yaml": `people:\n  - key: ann\n    name: Ann\n    cite: handout:1\n    affiliations:\n      - ${affiliation}\n`,
        "awards.yaml": "awards: none\n",
      }),
    ).toEqual(["organisations.yaml:3 NOT_YAML", "awards.yaml:1 NOT_BY_SCHEMA", "people.yaml:6 DANGLING"]);
  });
});

describe("what stands below what", () => {
  const keys = ["a", "b", "c", "d", "e", "f"];

  it("is imported wherever it is no circle, and told for each member of one", async () => {
    const { catalogue } = await openedCatalogue();
    const folder = await temporaryDataFolder({ "documents.yaml": handout });
    const parents = fc.array(fc.option(fc.constantFrom(...keys)), { minLength: 6, maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(parents, async (parentOf) => {
        const organisations = keys.map((key, index) => {
          const parent = parentOf[index];
          return `  - { key: ${key}, name: ${key}, cite: "handout:1"${parent ? `, parent: ${parent}` : ""} }`;
        });
        writeFileSync(`${folder}/organisations.yaml`, `organisations:\n${organisations.join("\n")}\n`);

        const { entities, problems } = await importDataFolder(catalogue, folder, { partial: true });

        const above = (key: string) => parentOf[keys.indexOf(key)] ?? null;
        const allAbove = (key: string) => {
          const found = new Set<string>();
          for (let at = above(key); at !== null && !found.has(at); at = above(at)) found.add(at);
          return found;
        };
        const inCircle = keys.filter((key) => allAbove(key).has(key));
        const sound = keys.filter((key) => inCircle.every((member) => !allAbove(key).has(member)));
        const told = problems.filter(({ code }) => code === "CIRCLE").map(({ line }) => keys[line - 2]);
        expect(told).toEqual(inCircle);
        expect(namesOf(entities)).toEqual(["Document handout", ...sound.map((key) => `Organisation ${key}`)]);
      }),
      { numRuns: runsOf(10) },
    );
    expect(await catalogue.check()).toEqual([]);
  });
});

describe("a file of a data folder", () => {
  const problemsOf = async (files: Record<string, string>) =>
    (await readDataFolder(await temporaryDataFolder(files))).problems;

  it.each([
    [
      "refers to an anchor that is not there",
      "key: *nothing\n",
      "Expected YAML: Unresolved alias (the anchor must be set before the alias): nothing",
    ],
    ["has a key twice", "key: a\nkey: b\n", 'Expected YAML, but got "key: b": Map keys must be unique.'],
    [
      "has two documents",
      "key: a\n---\nkey: b\n",
      'Expected YAML, but got "---": Source contains multiple documents; please use YAML.parseAllDocuments().',
    ],
  ])("is no YAML that we read when it %s", async (_, text, message) => {
    expect(await problemsOf({ "shows/a.yaml": text })).toEqual([
      expect.objectContaining({ code: "NOT_YAML", file: "shows/a.yaml", message }),
    ]);
  });

  it.each(["", "~\n", "[]\n", "talk\n"])("that holds but %j is told once", async (text) => {
    expect(await problemsOf({ "shows/a.yaml": text })).toEqual([
      expect.objectContaining({ code: "NOT_BY_SCHEMA", file: "shows/a.yaml", line: 1 }),
    ]);
  });

  it("is not passed over when it ends in .yml", async () => {
    expect(
      await problemsOf({ "people.yml": "people: []\n", "shows/a.yml": "title: A\nkey: a\nkind: EVENT\n" }),
    ).toMatchObject([
      { file: "people.yml", code: "NOT_BY_SCHEMA" },
      { file: "shows/a.yml", message: "Expected the file: must have required property 'cite'." },
    ]);
  });
});

describe("importing data/", () => {
  it("twice leaves every row of every table as once did", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const rows = () => contentOf(reader);

    const { entities } = await importDataFolder(catalogue, `${projectFolder}/data`);
    const once = await rows();
    await importDataFolder(catalogue, `${projectFolder}/data`);

    expect(await rows()).toEqual(once);
    expect(once["person"]).toHaveLength(countByType(entities)["Person"] ?? 0);
    expect(await catalogue.check()).toEqual([]);
  });

  it("again after a change to one file changes what it says, and nothing else", async () => {
    const folder = await temporaryDataFolder({}, `${fixtures}/broken`);
    const { catalogue, reader } = await openedCatalogue();
    await importDataFolder(catalogue, folder, { partial: true });
    const people = () => reader.all<{ slug: string; name: string }>(raw(`select * from person order by id`));
    const before = await people();

    const text = readFileSync(`${folder}/people.yaml`, "utf8").replace("name: Benny", "name: Benjamin");
    writeFileSync(`${folder}/people.yaml`, text);
    await importDataFolder(catalogue, folder, { partial: true });

    const after = await people();
    const changed = after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]));
    expect(after).toHaveLength(before.length);
    expect(changed.map(({ slug, name }) => [slug, name])).toEqual([["benny", "Benjamin"]]);
  });
});

describe("a document that documents.yaml lacks", () => {
  it("is told once a file, at its first cite, with how many there are", async () => {
    const topic = (key: string, cite: string) => `  - { key: ${key}, label: ${key}, cite: ${cite} }\n`;
    const topics =
      topic("a", '["letter:2", "handout:1"]') + topic("b", '"letter:1"') + topic("c", '"note:1"');
    const folder = await temporaryDataFolder({
      "documents.yaml": handout,
      "topics.yaml": `topics:\n${topics}`,
      "shows/a.yaml": `{ key: a, title: A, kind: EVENT, cite: "letter:1" }\n`,
    });

    const { problems, entities } = await readDataFolder(folder);

    expect(namesOf(entities)).toEqual(["Document handout"]);
    expect(problems).toEqual([
      {
        code: "DANGLING",
        file: "shows/a.yaml",
        line: 1,
        message: 'documents.yaml has no document "letter", which 1 cite of this file names.',
      },
      {
        code: "DANGLING",
        file: "topics.yaml",
        line: 2,
        message: 'documents.yaml has no document "letter", which 2 cites of this file name.',
      },
      {
        code: "DANGLING",
        file: "topics.yaml",
        line: 4,
        message: 'documents.yaml has no document "note", which 1 cite of this file names.',
      },
    ]);
  });
});

describe("a folder that is none", () => {
  it("is told by name", async () => {
    await expect(readDataFolder("/nowhere/at/all")).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "Expected a data folder at /nowhere/at/all, but there is none.",
    });
  });

  it("is told by name where its schemas are missing", async () => {
    const folder = await temporaryFolder();
    writeFileSync(`${folder}/documents.yaml`, handout);

    await expect(readDataFolder(folder)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: `Expected JSON Schemas in ${folder}/schema, but there is no such folder.`,
    });
  });

  it("is told by name where one schema is missing", async () => {
    const folder = await temporaryDataFolder({ "topics.yaml": "topics: []\n" });
    await rm(`${folder}/schema/topics.schema.json`);

    await expect(readDataFolder(folder)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: `Expected ${folder}/schema/topics.schema.json, but there is none.`,
    });
  });

  it("is told by name where it has schemas and no YAML", async () => {
    const folder = await temporaryDataFolder({});

    await expect(readDataFolder(folder)).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: `Expected YAML files in ${folder}, but there are none.`,
    });
  });

  it("may be without schemas where others are given", async () => {
    const folder = await temporaryFolder();
    writeFileSync(`${folder}/documents.yaml`, handout);

    const { entities, problems } = await readDataFolder(folder, `${projectFolder}/data/schema`);

    expect(namesOf(entities)).toEqual(["Document handout"]);
    expect(problems).toEqual([]);
  });
});

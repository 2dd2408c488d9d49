import { readdir, readFile, writeFile } from "node:fs/promises";

import * as fc from "fast-check";

import { Catalogue } from "../../src/catalogue/catalogue";
import { inputOf } from "../../src/catalogue/history/state";
import { findKnownIds } from "../../src/catalogue/queries/by-id";
import type { Reader } from "../../src/database/statements";
import { newId, idPrefixes, type TypeName } from "../../src/domain/ids";
import { exportCatalogue, exportFormats, type ExportFormat } from "../../src/exporters/export-catalogue";
import { exportedNdjson } from "../../src/exporters/ndjson";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { storedProperties } from "../../src/importers/data-folder/stored-record";
import { mergeInto } from "../catalogue/merging";
import { anyEdit, anyGraph, hasCircle, type Change } from "../catalogue/random-graph";
import { twoRecords } from "../catalogue/two-records";
import { demonstrationCatalogue } from "../helpers/demonstration-catalogue";
import * as make from "../helpers/make-entities";
import { runsOf } from "../helpers/operations";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryCatalogue, temporaryFolder } from "../helpers/temporary-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";
import { upsert, upsertInto } from "../helpers/upsert";

const schemaFolder = `${projectFolder}/data/schema`;

async function exported(catalogue: Catalogue, format: ExportFormat) {
  const folder = await temporaryFolder();
  return { folder, ...(await exportCatalogue(catalogue.reader, folder, format)) };
}

/** An empty catalogue into which this folder was loaded. */
async function loaded(folder: string): Promise<Catalogue> {
  const catalogue = await temporaryCatalogue();
  await importDataFolder(catalogue, folder, { schemaFolder });
  return catalogue;
}

async function ndjsonFrom(reader: Reader): Promise<string> {
  let all = "";
  for await (const { text } of exportedNdjson(reader)) all += text;
  return all;
}

describe.each(exportFormats)("An export as %s", (format) => {
  it.each([
    ["starting", startingCatalogue],
    ["demonstration", demonstrationCatalogue],
  ])("of the %s catalogue is loaded as the same", async (_, open) => {
    const catalogue = await open();

    const { folder, rest } = await exported(catalogue, format);

    const copy = await loaded(folder);
    expect(await copy.contentHash()).toBe(await catalogue.contentHash());
    expect(await copy.check()).toEqual([]);
    expect(rest).toBe(0);
  });

  it("of any graph is loaded as the same, also after edits", async () => {
    const property = fc.asyncProperty(anyGraph, anyEdit, async (graph, edit) => {
      const catalogue = await temporaryCatalogue();
      await upsert(catalogue, ...entitiesOf(graph));
      const first = await loaded((await exported(catalogue, format)).folder);
      const board = new Map([...graph, ...edit].flatMap(({ id, entity }) => (entity ? [[id, entity]] : [])));
      if (!hasCircle(board)) {
        await catalogue.edit(testStamp, async (running) => {
          await running.remove(edit.flatMap(({ id, entity }) => (entity ? [] : id)));
          await upsertInto(running, entitiesOf(edit));
        });
      }
      const second = await loaded((await exported(catalogue, format)).folder);

      expect(await first.verify()).toMatchObject({ problems: [] });
      expect(await second.statedHash()).toBe(await catalogue.statedHash());
    });
    const hashes = fc.asyncProperty(anyGraph, async (graph) => {
      const catalogue = await temporaryCatalogue();
      await upsert(catalogue, ...entitiesOf(graph));

      const copy = await loaded((await exported(catalogue, format)).folder);

      expect(await copy.contentHash()).toBe(await catalogue.contentHash());
    });
    await fc.assert(property, { numRuns: runsOf(50), seed: 2_026, endOnFailure: true });
    await fc.assert(hashes, { numRuns: runsOf(50), seed: 2_027 });
  });

  it("after merges is loaded as the same, without the names of what was merged", async () => {
    const catalogue = await temporaryCatalogue();
    const { vic, dr, all } = twoRecords();
    await upsert(catalogue, ...all);
    await mergeInto(catalogue, vic.id, dr.id);

    const copy = await loaded((await exported(catalogue, format)).folder);

    expect(await copy.statedHash()).toBe(await catalogue.statedHash());
    expect(await findKnownIds(copy.reader, [vic.id, dr.id])).toEqual(new Map([[vic.id, vic.id]]));
    expect(await copy.check()).toEqual([]);
  });

  it("holds a page at a time, of any type and of one show", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow({ key: "talks" });
    const topics = Array.from({ length: 1_100 }, (_, index) => make.makeTopic({ key: `topic-${index}` }));
    const episodes = topics.map((_, index) =>
      make.makeEpisode({ show, key: `talks/${index}`, slug: `talks-${index}` }),
    );
    await upsert(catalogue, show, ...topics, ...episodes);
    const sizes: number[] = [];
    const counted: Reader = {
      textOf: (statement) => catalogue.reader.textOf(statement),
      async all(statement, caller) {
        const rows = await catalogue.reader.all(statement, caller);
        sizes.push(rows.length);
        return rows as never;
      },
    };

    const { entities } = await exportCatalogue(counted, await temporaryFolder(), format);

    expect(entities).toMatchObject({ Topic: 1_100, Episode: 1_100, Show: 1 });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(501);
  });
});

const entitiesOf = (changes: readonly Change[]) => changes.flatMap(({ entity }) => entity ?? []);

describe("An export as YAML", () => {
  it("writes ids that are not made of keys, and refers to them by key", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({ id: newId("Person"), slug: "ann", name: "Ann" });
    const show = make.makeShow({ id: newId("Show"), slug: "talks", title: "Talks" });
    const episode = make.makeEpisode({ id: newId("Episode"), slug: "first-talk", show, title: "First" });
    const appearance = make.makeAppearance({
      person,
      episode,
      position: 3,
      sources: [make.makeCitation({ line: null, retrievedAt: "2026-01-02" })],
    });
    await upsert(catalogue, person, show, episode, appearance);

    const { folder, rest } = await exported(catalogue, "yaml");

    const people = await readFile(`${folder}/people.yaml`, "utf8");
    const talks = await readFile(`${folder}/shows/talks.yaml`, "utf8");
    expect(rest).toBe(0);
    expect(people).toContain(
      `  - key: ann\n    name: Ann\n    sortName: Ann\n    cite: test-document:1\n    id: ${person.id}\n`,
    );
    expect(talks).toContain(`\nid: ${show.id}\n`);
    expect(talks).toContain("    slug: first-talk\n");
    expect(talks).toContain("      - person: ann\n");
    expect(talks).toContain("        position: 3\n");
    expect(await (await loaded(folder)).contentHash()).toBe(await catalogue.contentHash());
  });

  it("has in rest.ndjson what YAML cannot say, with what is in its lists", async () => {
    const catalogue = await temporaryCatalogue();
    const show = make.makeShow({ key: "nameless", title: "" });
    const episode = make.makeEpisode({ show, key: "nameless/1", slug: "nameless-1" });
    const topic = make.makeTopic({ key: "teaching" });
    await upsert(catalogue, show, episode, topic, make.makeAbout({ work: episode, subject: topic }));

    const { folder, rest } = await exported(catalogue, "yaml");

    expect(await readdir(folder)).not.toContain("shows");
    expect([rest, (await readFile(`${folder}/rest.ndjson`, "utf8")).split("\n").length - 1]).toEqual([3, 3]);
    expect(await (await loaded(folder)).contentHash()).toBe(await catalogue.contentHash());
  });
});

it("a file of NDJSON has its problems told by line, and the rest is read", async () => {
  const folder = await temporaryFolder();
  const topic = { id: newId("Topic"), slug: "a", label: "A", standing: "STATED" };
  const lines = [
    topic,
    { ...topic, id: newId("Topic"), label: 5 },
    { ...topic, id: newId("Topic"), colour: "red" },
    { ...topic, id: newId("Topic"), slug: "d", broaderId: newId("Topic") },
    { ...topic, id: "topic_1" },
    { id: newId("Topic"), slug: "b", standing: "STATED" },
    { ...topic, id: newId("Topic"), slug: "c", links: [{ url: "javascript:alert(1)" }] },
    topic,
  ];
  await writeFile(`${folder}/a.ndjson`, `${lines.map((line) => JSON.stringify(line)).join("\n")}\nnothing\n`);

  const { entities, problems } = await readDataFolder(folder, schemaFolder);

  expect(entities).toMatchObject([topic]);
  expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
    "2 NOT_BY_SCHEMA",
    "3 NOT_BY_SCHEMA",
    "5 NOT_BY_SCHEMA",
    "6 NOT_BY_SCHEMA",
    "7 NOT_BY_SCHEMA",
    "9 NOT_BY_SCHEMA",
    "4 DANGLING",
    "8 DUPLICATE",
  ]);
});

it("what is stored of an entity is what an export has of it", () => {
  for (const type of Object.keys(idPrefixes) as TypeName[]) {
    const written = storedProperties[type].map(({ column }) => column);
    expect(["id", ...written].toSorted()).toEqual(Object.keys(inputOf(type, "", {})).toSorted());
  }
});

it("a catalogue is read as it is at one moment, while it is edited", async () => {
  const { catalogue, url } = await openedCatalogue();
  await upsert(catalogue, make.makeTopic({ key: "before" }));

  const read = await Catalogue.atOneMoment(url, async (reader) => {
    await upsert(catalogue, make.makeTopic({ key: "meanwhile" }));
    return ndjsonFrom(reader);
  });

  expect(read).toContain('"slug":"before"');
  expect(read).not.toContain("meanwhile");
});

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

import { readInput } from "../../../src/importers/reading/read-input";
import type { ReadSource } from "../../../src/importers/records";
import { importFiles } from "../../../src/importers/import-files";
import { contentOf } from "../../helpers/database-content";
import { projectFolder } from "../../helpers/starting-catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";

/** Catalogues by others, for trying mappings on: no part of the project. */
const folder = resolve(projectFolder, "../shared/data");
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`Skipped what needs catalogues by others: there is no ${folder}.\n`);

async function read(name: string, mapping: string): Promise<ReadSource> {
  const bytesOf = (file: string) => new Uint8Array(readFileSync(file));
  const [found] = await readInput([{ name, bytes: bytesOf(`${folder}/${name}`) }], {
    name,
    as: null,
    mapping: { name: mapping, bytes: bytesOf(`${projectFolder}/mappings/${mapping}.yaml`) },
    limits: { maxInflatedBytes: 2 ** 28, maxFiles: 100_000 },
  });
  if (!found || !("source" in found)) throw new Error(`Expected a source, but got ${JSON.stringify(found)}.`);
  return found.source;
}

/** How many records there are of each type, and how many of them name a person. */
function countsOf({ records, items }: ReadSource) {
  const of = (type: string) => records.filter((record) => record.type === type);
  const named = (type: string) => of(type).filter(({ references }) => references["personId"]).length;
  const outcomes = (outcome: string) => items.filter((item) => item.outcome === outcome).length;
  return {
    items: items.length,
    read: outcomes("read"),
    repeated: outcomes("repeated"),
    refused: outcomes("refused"),
    episodes: of("Episode").length,
    people: of("Person").length,
    appearances: of("Appearance").length,
    named: named("Appearance"),
    hosts: named("Host"),
  };
}

/** The texts of an archive's files, without a parser of ours. */
const textOf = (name: string, ...patterns: readonly string[]): string =>
  execFileSync("tar", ["-xzOf", `${folder}/${name}`, "--wildcards", ...patterns], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });

/** The quoted texts in the lists of these names. */
const quotedIn = (text: string, list: RegExp): string[] =>
  [...text.matchAll(list)].flatMap(([, within = ""]) =>
    [...within.matchAll(/"([^"]*)"/g)].map(([, quoted = ""]) => quoted),
  );

(isThere ? describe : describe.skip)("Catalogues by others", () => {
  it("codeandtalk: every file and episode is accounted for, and people are linked as its ids say", async () => {
    const name = "catalogues/codeandtalk/data.tar.gz";
    const counts = countsOf(await read(name, "codeandtalk"));

    const files = execFileSync("tar", ["-tzf", `${folder}/${name}`], { encoding: "utf8" }).split("\n");
    const filesOf = (pattern: RegExp) => files.filter((file) => pattern.test(file)).length;
    const episodes = (textOf(name, "*podcasts/*.json").match(/"permalink"/g) ?? []).length;
    const sources = (textOf(name, "*data/sources.json").match(/"name"/g) ?? []).length;
    const others = filesOf(/\/(?:people|events)\/[^/]+\.json$/) + filesOf(/\/videos\/.*\.json$/);
    const eventsAmongPodcasts = 2;
    expect(counts.items).toBe(episodes + sources + others + eventsAmongPodcasts);
    expect(counts.read + counts.repeated + counts.refused).toBe(counts.items);
    expect({ ...counts, items: 0 }).toMatchObject({
      refused: 4,
      repeated: 1,
      episodes: 1_080 + 5_444,
      people: 4_500,
    });
    const podcasts = textOf(name, "*podcasts/*.json");
    const guests = quotedIn(podcasts, /"guests"\s*:\s*\[([^\]]*)\]/g).length;
    const speakers = quotedIn(textOf(name, "*videos/*.json"), /"speakers"\s*:\s*\[([^\]]*)\]/g).length;
    expect([counts.appearances, counts.named]).toEqual([guests + speakers, 741 + 4_938]);
    expect(counts.hosts).toBe(quotedIn(podcasts, /"hosts"\s*:\s*\[([^\]]*)\]/g).length);
  });

  it("arrested-devops: the pages of a person are one, and people are linked as its ids say", async () => {
    const name = "catalogues/arrested-devops/content.tar.gz";
    const source = await read(name, "arrested-devops");
    const { episodes, appearances, named, hosts, refused, items, read: whole, repeated } = countsOf(source);

    const text = textOf(name, "*episode/*.md");
    const guests = quotedIn(text, /^guests\s*=\s*\[([^\]]*)\]/gm);
    const hosting = quotedIn(text, /^hosts\s*=\s*\[([^\]]*)\]/gm);
    const unknown = source.remarks.filter(({ message }) => message.startsWith("No row describes"));
    expect([episodes, refused, whole + repeated]).toEqual([205, 0, items]);
    expect(appearances).toBe(guests.filter((id) => id !== "").length);
    expect(named + hosts + unknown.length).toBe([...guests, ...hosting].filter((id) => id !== "").length);
    const names = source.records.flatMap(({ type, values }) =>
      type === "Person" ? String(values["name"]) : [],
    );
    expect(
      names.filter((one) => /^(?:Matty? Stratton|Bridget Kromhout|Pete Cheslock)$/.test(one)),
    ).toHaveLength(3);
    expect(new Set(names).size).toBe(names.length);
  });

  it("The Daily Show: every row is accounted for, and several in a cell are several", async () => {
    const counts = countsOf(await read("catalogues/daily-show/daily_show_guests.csv", "daily-show"));

    expect(counts).toMatchObject({ items: 2_693, refused: 0, hosts: 0 });
    expect(counts.read + counts.repeated).toBe(2_693);
    expect(counts.people).toBeGreaterThan(1_650);
  });

  it("Syntax: every file is accounted for, and those listed under “Guests” are the guests", async () => {
    const name = "catalogues/syntax/shows.tar.gz";
    const source = await read(name, "syntax");

    const files =
      execFileSync("tar", ["-tzf", `${folder}/${name}`], { encoding: "utf8" }).match(/\.md$/gm) ?? [];
    // A list of names, a name a line; a handle is of the name before it.
    const listed = [...textOf(name, "*.md").matchAll(/^## Guests\s*\n((?:\s*\*.*\n?)+)/gm)].flatMap(
      ([, list = ""]) => [...list.matchAll(/^\s*\* \[([^@\]][^\]]*)\]/gm)].map(([, one = ""]) => one),
    );
    expect([files.length, listed.length]).toEqual([373, 24]);
    expect(countsOf(source)).toMatchObject({ items: 373, read: 373, episodes: 373 });
    const surely = (type: string, least: number) =>
      source.records.filter((record) => record.type === type && (record.inference?.confidence ?? 1) >= least);
    const names = new Map(source.records.map(({ type, key, values }) => [`${type} ${key}`, values["name"]]));
    const nameOf = ({ references }: ReadSource["records"][number]) => {
      const [to] = [references["personId"] ?? []].flat();
      return String(names.get(`Person ${to?.key}`));
    };
    expect(surely("Appearance", 0.9).map(nameOf).toSorted()).toEqual(listed.toSorted());
    expect(surely("Host", 0.7).map(nameOf).toSorted()).toEqual(["Scott Tolinski", "Wes Bos"]);
  });

  it("Syntax: an import adds an episode a file, and a second one changes no row", async () => {
    const { catalogue } = await openedCatalogue();
    const options = {
      mapping: {
        name: "syntax",
        bytes: new Uint8Array(readFileSync(`${projectFolder}/mappings/syntax.yaml`)),
      },
    };
    const files = [`${folder}/catalogues/syntax/shows.tar.gz`];

    const { added, files: accounts } = await importFiles(catalogue, files, options);
    const before = await contentOf(catalogue.reader);
    const again = await importFiles(catalogue, files, options);

    expect(accounts).toMatchObject([{ items: 373, imported: 373, merged: 0, refused: [] }]);
    expect(added.filter(({ type }) => type === "Episode")).toHaveLength(373);
    expect(added.filter(({ type }) => type === "Appearance")).toHaveLength(24);
    expect(again.run).toBeNull();
    expect(await contentOf(catalogue.reader)).toEqual(before);
  });

  it("pyvideo: every talk and event is accounted for, and various speakers are no person", async () => {
    const counts = countsOf(await read("conferences/pyvideo/pyvideo_json.tar.gz", "pyvideo"));

    expect(counts).toMatchObject({ items: 21_715 + 540, read: 21_715 + 540, episodes: 21_715 });
    expect(counts.appearances - counts.named).toBeGreaterThanOrEqual(335);
    expect(counts.appearances).toBeGreaterThan(23_811);
  });
});

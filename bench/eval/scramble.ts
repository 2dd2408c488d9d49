import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";

import { parse, stringify } from "yaml";

import { Random } from "../../src/domain/random";
import { renamer } from "./scramble/renames";
import { type Line, renumbered, reordered, restyledHeadings, restyledLinks } from "./scramble/shapes";
import { Words } from "./scramble/words";

type Yaml = Record<string, unknown>;

/** A document and its labels: the files of a data folder, by their paths. */
export interface Labelled {
  readonly text: string;
  readonly files: Readonly<Record<string, unknown>>;
}

/** What has words of the document; keys, kinds and dates have none. */
const withWords = new Set(
  `name sortName title displayTitle originalTitle alternateNames alternateTitles creditedAs url handle value description abstract
  containerTitle category strand seasonName roleTitle inferredFrom howGiven`.split(/\s+/u),
);

/** The document in other words and another shape, with labels that say so: names, order, numbers, headings and links are others. The same seed gives the same. */
export function scrambled(
  { text, files }: Labelled,
  document: string,
  extension: string,
  seed: number,
): Labelled {
  const random = new Random(seed);
  const isMarkdown = extension === ".md";
  const original = text.split("\n").map((line, at): Line => ({ text: line, from: at + 1 }));
  const rename = renamer(namedIn(files), new Words(random, text));
  const cited = citedEntries(files, document);
  let lines = original.map(({ text: said, from }): Line => ({ text: rename(said), from }));
  if (extension !== ".html") {
    const start = frontMatterOf(lines);
    const body = lines.slice(start);
    const lastOfEntries = Math.max(0, ...cited.values());
    const entries = renumbered(reordered(body, lastOfEntries || Infinity, random), random);
    const styled = restyledLinks(restyledHeadings(entries, lastOfEntries, random), random, isMarkdown);
    lines = [...lines.slice(0, start), ...styled];
  } else lines = reordered(lines, Infinity, random);
  const places = placesOf(lines);
  return {
    text: lines.map((line) => line.text).join("\n"),
    files: Object.fromEntries(
      Object.entries(files).map(([name, value]) => [
        name,
        relabelled(value, { rename, document, places, lines: lines.length - (text.endsWith("\n") ? 1 : 0) }),
      ]),
    ),
  };
}

function frontMatterOf(lines: readonly Line[]): number {
  if (lines[0]?.text !== "---") return 0;
  return lines.findIndex(({ text }, at) => at > 0 && text === "---") + 1;
}

/** The last line that is cited of each numbered entry: where the last one ends is not marked in the document. */
function citedEntries(files: Labelled["files"], document: string): Map<string, number> {
  const found = new Map<string, number>();
  walk(files, (_, value) => {
    const { at, item } = (value ?? {}) as { at?: unknown; item?: unknown };
    const [key, range] = typeof at === "string" ? at.split(":") : [];
    const last = Number(range?.split("-").at(-1));
    if (key === document && typeof item === "string" && last > (found.get(item) ?? 0)) found.set(item, last);
  });
  return found;
}

function namedIn(files: Labelled["files"]) {
  const [people, things]: [string[][], string[][]] = [[], []];
  const textsOf = (...values: unknown[]) =>
    values.flat().filter((one): one is string => typeof one === "string");
  for (const [name, value] of Object.entries(files)) {
    const { people: listed = [], organisations = [] } = value as Record<string, Yaml[] | undefined>;
    if (name === "people.yaml")
      people.push(...listed.map((one) => textsOf(one["name"], one["alternateNames"])));
    if (name === "organisations.yaml")
      things.push(...organisations.map((one) => textsOf(one["name"], one["alternateNames"])));
    if (name.startsWith("shows/")) {
      const { title, displayTitle, alternateTitles } = value as Yaml;
      things.push(textsOf(title ?? displayTitle, alternateTitles));
    }
  }
  return { people, things };
}

/** Where each line of the original stands now; of one that is in an entry, the entry's number too. */
function placesOf(lines: readonly Line[]) {
  const places = new Map<number, { at: number; entry: string | null }>();
  let entry: string | null = null;
  for (const [index, line] of lines.entries()) {
    if (/^#{1,2} /.test(line.text)) entry = null;
    entry = line.entry ?? entry;
    if (!places.has(line.from)) places.set(line.from, { at: index + 1, entry });
  }
  return places;
}

interface Relabelling {
  readonly rename: (text: string) => string;
  readonly document: string;
  readonly places: ReturnType<typeof placesOf>;
  readonly lines: number;
}

function relabelled(value: unknown, with_: Relabelling, name = ""): unknown {
  const { rename, document, places, lines } = with_;
  if (Array.isArray(value)) return value.map((one) => relabelled(one, with_, name));
  if (typeof value === "string") {
    if (name !== "cite" && name !== "at") return withWords.has(name) ? rename(value) : value;
    const [key, range] = value.split(":");
    const [first = 0, last = first] = range?.split("-").map(Number) ?? [];
    const now = [...places].flatMap(([from, { at }]) => (from >= first && from <= last ? [at] : []));
    if (key !== document || now.length === 0) return value;
    const [from, to] = [Math.min(...now), Math.max(...now)];
    return from === to ? `${key}:${from}` : `${key}:${from}-${to}`;
  }
  if (typeof value !== "object" || value === null) return value;
  const given = value as Yaml;
  if (given["scheme"] !== undefined) return given;
  const made = Object.fromEntries(Object.entries(given).map(([of, one]) => [of, relabelled(one, with_, of)]));
  const at = typeof given["at"] === "string" ? given["at"].split(":") : [];
  if (at[0] === document && made["item"] !== undefined) {
    const entry = places.get(Number(at[1]?.split("-")[0]))?.entry ?? null;
    if (entry === null) delete made["item"];
    else made["item"] = entry;
  }
  return given["key"] === document && given["lines"] !== undefined ? { ...made, lines } : made;
}

function walk(value: unknown, visit: (name: string, value: unknown) => void, name = ""): void {
  visit(name, value);
  if (typeof value !== "object" || value === null) return;
  for (const [of, one] of Object.entries(value)) walk(one, visit, of);
}

/** Reads a labelled document, without the JSON Schemas of its folder. */
export function readLabelled(document: string, folder: string): Labelled {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".yaml"),
  );
  return {
    text: readFileSync(document, "utf8"),
    files: Object.fromEntries(
      names.toSorted().map((name) => [name, parse(readFileSync(join(folder, name), "utf8")) as unknown]),
    ),
  };
}

export function writeLabelled({ text, files }: Labelled, folder: string, name: string): void {
  for (const [path, content] of [[name, text], ...Object.entries(files)] as Array<[string, unknown]>) {
    const to = path === name ? join(folder, name) : join(folder, "data", path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, typeof content === "string" ? content : stringify(content));
  }
}

/** Writes scrambles of a document: `scramble.js DOCUMENT FOLDER KEY OUT [COUNT]`, each with its seed from 1. */
function main([document, folder, key, out, count = "20"]: readonly string[]): void {
  if (document === undefined || folder === undefined || key === undefined || out === undefined) {
    process.stderr.write(
      "Expected a document, its labels, its key in documents.yaml, and a folder to write to.\n",
    );
    process.exitCode = 2;
    return;
  }
  const labelled = readLabelled(document, folder);
  const extension = extname(document);
  for (let seed = 1; seed <= Number(count); seed += 1)
    writeLabelled(scrambled(labelled, key, extension, seed), join(out, String(seed)), `profile${extension}`);
}

if (require.main === module) main(process.argv.slice(2));

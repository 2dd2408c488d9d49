import { basename, dirname, extname } from "node:path/posix";

import { stringify } from "yaml";

import { isJsonObject } from "../../../domain/json-object";
import { isNameOfPerson, isNoName } from "../names";
import type { SourceFile } from "../source-file";
import type { Row, Sheet } from "../tables/row";
import { hasRowFormat, rowsOf, withoutMapping } from "../tables/rows-of";
import { edtfOf } from "../times";
import { Unreadable } from "../unreadable";
import { dateBy, dateFormOf } from "./date-forms";
import { peopleIn } from "./people-in";

/** A column, by its name in lower-case words, and the texts in it that are not empty. */
interface Column {
  readonly name: string;
  readonly words: string;
  readonly texts: readonly string[];
}

/** Of so many rows the values are looked at. */
const maxRows = 500;

/** Years of two digits below it are of 2000 and later; the reader of the mapping decides. */
const usualPivot = 70;

/** What the columns of episodes are called, by property. */
const properties: ReadonlyArray<readonly [property: string, words: RegExp]> = [
  ["title", /^(?:(?:talk|session|episode) )?(?:title|topic|talk|session|name)$/],
  ["topics", /^(?:tags?|topics|keywords?|subjects?)$/],
  ["duration", /^(?:duration|length|runtime)\b/],
  ["language", /^lang(?:uage)?$/],
  ["number", /^(?:no|nr|number|ep|episode(?: number| no)?)$/],
  ["season", /^(?:season|year)$/],
  ["strand", /^(?:track|strand)$/],
  ["description", /^(?:description|abstract|summary)$/],
];

const dates: ReadonlyArray<readonly [property: string, words: RegExp]> = [
  ["publishedOn", /publish|release/],
  ["occurredOn", /./],
];

const people: ReadonlyArray<readonly [block: string, words: RegExp]> = [
  ["hosts", /\b(?:co)?hosts?\b|moderator|interviewer/],
  ["appearances", /speaker|guest|presenter|panell?ist|performer|interviewee|people|person|\bwho\b|\bnames?$/],
];

const forms = "M/D/YYYY|D/M/YYYY|D.M.YYYY|YYYY/M/D|D MMM YYYY|MMM D, YYYY|M/D/YY|D/M/YY|D.M.YY".split("|");

/** Moments as numbers: from 1990 to 2100, in a column that speaks of time. */
const unixForms = [
  { form: "unix milliseconds", least: 631_152_000_000, most: 4_102_444_800_000 },
  { form: "unix seconds", least: 631_152_000, most: 4_102_444_800 },
];
const ofTime = /\b(?:at|created|dates?|day|posted|published|pub|released?|time|timestamp|when)\b/;

const isRecording = (url: string): boolean =>
  /\.(?:aac|flac|m4[abv]|mov|mp[34]|og[gv]|opus|wav|webm)(?:[?#]|$)/i.test(url);

const purposes: ReadonlyArray<readonly [purpose: string, words: RegExp]> = [
  ["RECORDING", /video|audio|recording|youtube|watch|listen|mp3/],
  ["TRANSCRIPT", /transcript/],
  ["MATERIAL", /slide|deck|material/],
  ["ABOUT", /./],
];

/**
 * A first mapping of a table, or of a folder of files, by what their columns are called and hold: a person reads and completes it. Of a folder it is of the files
 * beside each other that are most. Throws Unreadable.
 */
export function guessMapping(given: readonly SourceFile[], source: string): string {
  const { files, pattern } = mostAlike(given);
  const { columns, sheet, haveBodies } = tableIn(files);
  const left = new Set(columns);
  const take = (isIt: (column: Column) => boolean): Column | undefined => {
    const found = [...left].find(isIt);
    if (found) left.delete(found);
    return found;
  };
  const links = [...left].filter(({ texts }) => areMostly(texts, (text) => /^https?:\/\/\S+$/.test(text)));
  for (const link of links) left.delete(link);
  const isPodcast = links.some(({ texts }) => areMostly(texts, isRecording));
  const dated = dates.slice(0, isPodcast ? 1 : undefined).flatMap(([property, words]) => {
    const form = new Map([...left].map((column) => [column, dateOf(column)]));
    const isIt = ({ words: named }: Column) => words.test(named) || (isPodcast && property === "publishedOn");
    const found = take((column) => isIt(column) && form.get(column) !== null);
    return found ? [[property, form.get(found)] as const] : [];
  });
  const cast = people.flatMap(([block, words]) => {
    const found = take(({ words: named, texts }) => words.test(named) && areMostly(texts, isOfPeople));
    return found ? [[block, [{ from: found.name }]] as const] : [];
  });
  const values = properties.flatMap(([property, words]) => {
    const found = take((column) => words.test(column.words));
    return found ? [[property, found.name] as const] : [];
  });
  const key = take(({ words, texts }) => /^(?:id|key|slug|guid|code)$/.test(words) && areDistinct(texts));
  const show = take(({ words }) =>
    /^(?:show|podcast|conference|event|series|programme?|channel)\b/.test(words),
  );
  const title = basename(source).replace(/\..*$/, "");
  const isOfTalks = values.some(([property]) => property === "title");
  const isOfAppearances = !isOfTalks && cast.some(([block]) => block === "appearances");
  const episode: Record<string, unknown> = {
    ...(key
      ? { key: key.name }
      : isOfAppearances && dated[0]
        ? { key: dated[0][1]?.from }
        : pattern === null
          ? {}
          : { key: "$name" }),
    ...(Object.fromEntries([...values, ...dated]) as Record<string, unknown>),
    ...(haveBodies && !values.some(([property]) => property === "description")
      ? { description: "$summary" }
      : {}),
    ...(links.length === 0 ? {} : { links: links.map(linkOf) }),
  };
  const titled = values.find(([property]) => property === "title");
  const rows = {
    ...(pattern === null ? {} : { files: pattern }),
    ...(sheet ? { sheet: sheet.name, header: sheet.header } : {}),
    is: isOfAppearances ? "appearance" : "episode",
    show: { title: show ? show.name : { is: title }, kind: { is: isPodcast ? "PODCAST" : "CONFERENCE" } },
    episode,
    ...Object.fromEntries(cast),
    ...(haveBodies ? { peopleIn: { ...(titled ? { title: titled[1] } : {}), notes: "$body" } } : {}),
  };
  const unused = [...left].map(({ name }) => `“${name}”`).join(", ");
  return [
    `# A first mapping of ${basename(source)}, guessed from its columns: see what is wrong or missing.`,
    "# The kind of the show is one of PODCAST, CONFERENCE, SEMINAR_SERIES, BROADCAST, VIDEO_SERIES, COURSE, WORKSHOP, EVENT.",
    ...(unused === "" ? [] : [`# Columns that are not used: ${unused}`]),
    ...(files.length === given.length
      ? []
      : [`# Files that are of none of it: ${given.length - files.length} of ${given.length}`]),
    stringify({ source: { title }, rows: [rows] }, { lineWidth: 0 }),
  ].join("\n");
}

/** The only file; else those of one kind in one folder that are most, and the pattern of their paths. */
function mostAlike(given: readonly SourceFile[]): {
  readonly files: readonly SourceFile[];
  readonly pattern: string | null;
} {
  if (given.length === 1) return { files: given, pattern: null };
  const alike = new Map<string, SourceFile[]>();
  for (const file of given.filter(({ name }) => hasRowFormat(name))) {
    const name = file.name.replaceAll("\\", "/");
    const kind = `${basename(dirname(name))}/*${extname(name)}`;
    alike.set(kind, [...(alike.get(kind) ?? []), file]);
  }
  const [[kind, files] = []] = [...alike].toSorted(([, a], [, b]) => b.length - a.length);
  if (kind === undefined || files === undefined)
    throw new Unreadable("Expected tables, lists or files with front matter, but there are none.", null);
  return { files, pattern: alike.size === 1 ? kind.replace(/^.*\//, "") : kind.replace(/^\.?\//, "") };
}

interface Table {
  readonly columns: Column[];
  readonly sheet: Sheet | null;
  /** Whether there are texts below the properties of the files. */
  readonly haveBodies: boolean;
}

/** The rows with their columns; of a workbook the sheet with most of them. What cannot be read is left out, unless it is the only file. */
function tableIn(files: readonly SourceFile[]): Table {
  const rows = files.slice(0, maxRows).flatMap((file) => {
    try {
      return rowsOf(file, withoutMapping).rows;
    } catch (error) {
      if (!(error instanceof Unreadable) || files.length === 1) throw error;
      return [];
    }
  });
  const counts = new Map<Sheet | null, number>();
  for (const { sheet } of rows) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  const [[sheet] = [null]] = [...counts].toSorted(([, a], [, b]) => b - a);
  const ofSheet = rows.filter((row) => row.sheet === sheet);
  const haveBodies = ofSheet.some(({ body }) => body !== null && body !== "");
  return { columns: columnsOf(ofSheet), sheet, haveBodies };
}

function columnsOf(rows: readonly Row[]): Column[] {
  const objects = rows.slice(0, maxRows).flatMap(({ value }) => (isJsonObject(value) ? [value] : []));
  const names = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) throw new Unreadable("Expected rows with columns, but there are none.", 1);
  return names.map((name) => ({
    name,
    words: name
      .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
      .toLowerCase(),
    texts: objects
      .flatMap((row) => row[name])
      .flatMap((value) =>
        value instanceof Date
          ? [value.toISOString()]
          : ["string", "number"].includes(typeof value)
            ? [String(value).trim()]
            : [],
      )
      .filter((text) => text !== ""),
  }));
}

/** How a column is read as dates; null where it holds none. */
function dateOf({ name, words, texts }: Column): { from: string; date?: string; pivot?: number } | null {
  if (/modif|\blast mod|updat/.test(words)) return null;
  if (texts.every((text) => /^\d+$/.test(text))) {
    const unix = unixForms.find(({ least, most }) =>
      texts.every((text) => Number(text) >= least && Number(text) < most),
    );
    return unix && texts.length > 0 && ofTime.test(words) ? { from: name, date: unix.form } : null;
  }
  if (texts.every((text) => edtfOf(text) !== null)) return { from: name };
  const form = forms.find((one) => texts.every((text) => dateBy(one, text, usualPivot) !== null));
  if (form === undefined) return null;
  return { from: name, date: form, ...(dateFormOf(form)?.hasShortYear ? { pivot: usualPivot } : {}) };
}

const isOfPeople = (text: string): boolean =>
  peopleIn(text).every(({ name }) => isNameOfPerson(name) || isNoName(name));

const areMostly = (texts: readonly string[], isIt: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter(isIt).length * 2 > texts.length;

const areDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const linkOf = ({ name, words, texts }: Column) => ({
  from: name,
  purpose: areMostly(texts, isRecording)
    ? "RECORDING"
    : purposes.find(([, pattern]) => pattern.test(words))?.[0],
});

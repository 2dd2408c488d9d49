import { basename, dirname, extname } from "node:path/posix";

import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import type { SourceFile } from "../source-file";
import type { Row, Sheet } from "../tables/row";
import { hasRowFormat, rowsOf, withoutMapping } from "../tables/rows-of";
import { Unreadable } from "../unreadable";

/** A column or a pointer, by its name in lower-case words without accents, and the texts in it that are not empty. */
export interface Column {
  readonly name: string;
  readonly words: string;
  readonly texts: readonly string[];
  /** In how many rows it has a text. */
  readonly count: number;
}

/** Of so many rows the values are looked at. */
const maxRows = 500;

/** The only file; else those of one kind in one folder that are most, and the pattern of their paths. */
export function mostAlike(given: readonly SourceFile[]): {
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

export interface Table {
  readonly columns: readonly Column[];
  /** How many rows it has. */
  readonly count: number;
  readonly sheet: Sheet | null;
  /** Whether there are texts below the properties of the files. */
  readonly haveBodies: boolean;
}

/** The rows with their columns; of a workbook the sheet with most of them. What cannot be read is left out, unless it is the only file. */
export function tableIn(files: readonly SourceFile[]): Table {
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
  return { columns: columnsOf(ofSheet), count: Math.min(ofSheet.length, maxRows), sheet, haveBodies };
}

function columnsOf(rows: readonly Row[]): Column[] {
  const objects = rows.slice(0, maxRows).flatMap(({ value }) => (isJsonObject(value) ? [value] : []));
  const found = new Map<string, { words: string; texts: string[]; rows: Set<JsonObject> }>();
  for (const row of objects)
    for (const [name, value] of Object.entries(row))
      for (const { column, words, text } of cellsOf(name, value)) {
        const known = found.get(column) ?? { words, texts: [], rows: new Set() };
        found.set(column, known);
        if (text === "") continue;
        known.texts.push(text);
        known.rows.add(row);
      }
  if (found.size === 0) throw new Unreadable("Expected rows with columns, but there are none.", 1);
  return [...found].map(([name, { words, texts, rows: having }]) => ({
    name,
    words,
    texts,
    count: having.size,
  }));
}

interface Cell {
  readonly column: string;
  readonly words: string;
  readonly text: string;
}

/** The texts of a property: its own, or those of the objects in it, by pointers. The name of an object is what the property is of. */
function cellsOf(name: string, value: unknown): Cell[] {
  const inList = Array.isArray(value) ? value : [value];
  const own = inList
    .filter((one) => !isJsonObject(one))
    .map((one) => ({ column: name, words: wordsOf(name), text: textOf(one) }));
  const step = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");
  const within = inList.filter(isJsonObject).flatMap((object) =>
    Object.entries(object).map(([key, inner]) => ({
      column: `/${step(name)}/${Array.isArray(value) ? "*/" : ""}${step(key)}`,
      words: /^(?:name|full_?name|title)$/i.test(key) ? wordsOf(name) : `${wordsOf(name)} ${wordsOf(key)}`,
      text: textOf(inner),
    })),
  );
  return [...own, ...within];
}

const textOf = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === "string" || typeof value === "number"
      ? String(value).trim()
      : "";

/** In lower case and without accents. */
const wordsOf = (name: string): string =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();

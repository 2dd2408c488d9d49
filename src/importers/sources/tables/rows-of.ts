import { isJsonObject } from "../../../domain/json-object";
import { beginsAsJson, jsonOf } from "../json/json-file";
import { readJson } from "../json/read-json";
import { valuesAt } from "../mapped/expressions";
import type { RowFormat } from "../mapped/mapping";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { readCsv } from "./read-csv";
import { beginsAsFrontMatter, readFrontMatter } from "./read-front-matter";
import { readYaml } from "./read-yaml";
import type { Row, Rows } from "./row";
import { isWorkbook, readXlsx } from "./xlsx/read-xlsx";

const byExtension: Readonly<Record<string, RowFormat>> = {
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  yaml: "yaml",
  yml: "yaml",
  md: "front-matter",
  mdx: "front-matter",
  markdown: "front-matter",
  xlsx: "xlsx",
  xlsm: "xlsx",
};

/** Whether the end of a file's name is of a format of rows. */
export const hasRowFormat = (name: string): boolean => formatNamed(name) !== undefined;

function formatNamed(name: string): RowFormat | undefined {
  const [, extension = ""] = /\.(\w+)(?:\.gz)?$/.exec(name.toLowerCase()) ?? [];
  return byExtension[extension];
}

/** A workbook by what it holds; else by the end of its name; else by how it begins. */
function rowFormatOf(file: SourceFile): RowFormat {
  if (isWorkbook(file)) return "xlsx";
  const named = formatNamed(file.name);
  if (named !== undefined) return named;
  if (beginsAsFrontMatter(file)) return "front-matter";
  return beginsAsJson(file) ? "json" : "csv";
}

export interface RowsOptions {
  readonly format: RowFormat | null;
  readonly delimiter: string | null;
  readonly at: string | null;
  readonly sheets: readonly string[];
  readonly header: number | null;
}

/** Where nothing says more of a file than itself. */
export const withoutMapping: RowsOptions = {
  format: null,
  delimiter: null,
  at: null,
  sheets: [],
  header: null,
};

/** The rows of a file; `columns` are the names of those in use, where they are known. Throws Unreadable where it is not of its format. */
export function rowsOf(
  file: SourceFile,
  { format, delimiter, at, sheets, header }: RowsOptions,
  columns: readonly string[] = [],
): Rows {
  const found = format ?? rowFormatOf(file);
  if (found === "xlsx") return readXlsx(file, { sheets, header, columns });
  if (found === "csv" || found === "tsv")
    return readCsv(file, { delimiter: delimiter ?? (found === "tsv" ? "\t" : null), header });
  if (found === "ndjson") return { rows: linesOfJson(file), odd: [], refused: [] };
  if (found === "json") {
    const { value, placeOf } = jsonOf(file);
    return elementsOf(file, value, at, (one) =>
      typeof one === "object" && one !== null ? placeOf(one).line : 1,
    );
  }
  if (found === "yaml") {
    const { value, lineOf } = readYaml(file.text);
    return elementsOf(file, value, at, (_one, path) => lineOf(path));
  }
  const { value, body } = readFrontMatter(file);
  return elementsOf(file, value, at, () => 1, body);
}

function linesOfJson({ name, text }: SourceFile): Row[] {
  return text.split(/\r?\n/).flatMap((written, index): Row[] => {
    if (written.trim() === "") return [];
    try {
      return [
        { file: name, line: index + 1, value: readJson(written).value, key: null, body: null, sheet: null },
      ];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Unreadable(error.message, index + 1);
    }
  });
}

/** The elements of lists, and objects by themselves. */
function elementsOf(
  { name }: SourceFile,
  document: unknown,
  at: string | null,
  lineOf: (value: unknown, path: ReadonlyArray<string | number>) => number,
  body: string | null = null,
): Rows {
  const rows = valuesAt(document, at ?? "").flatMap(({ value, path }): Row[] => {
    const rowOf = (one: unknown, steps: ReadonlyArray<string | number>): Row => ({
      file: name,
      line: lineOf(one, steps),
      value: one,
      key: path.at(-1) ?? null,
      body,
      sheet: null,
    });
    return Array.isArray(value)
      ? value.map((one, index) => rowOf(one, [...path, index]))
      : [rowOf(value, path)];
  });
  const isMissing = rows.length === 0 && at !== null && !(isJsonObject(document) && at.endsWith("*"));
  return { rows, odd: isMissing ? [{ line: 1, message: `There are no rows at ${at}.` }] : [], refused: [] };
}

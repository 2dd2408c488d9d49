import { CsvError, parse } from "csv-parse/sync";

import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import type { Row, Rows } from "./row";

const delimiters = [",", ";", "\t", "|"] as const;

/** The rows of CSV (RFC 4180) with the names of the columns in its first row. A quote within a text without quotes is a letter, as spreadsheets take it. */
export function readCsv({ name: file, text }: SourceFile, delimiter: string | null): Rows {
  const [head, ...records] = recordsOf(text, delimiter ?? delimiterOf(text));
  if (head === undefined) throw new Unreadable("Expected a row with the names of the columns.", 1);
  return rowsOfCells(file, head.cells, records);
}

interface Cells {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Rows by the names of their columns. Of two columns with one name the first counts. */
function rowsOfCells(file: string, head: readonly string[], records: readonly Cells[]): Rows {
  const names = head.map((name) => name.trim());
  const odd = names.flatMap((name, at) =>
    name !== "" && names.indexOf(name) < at
      ? [{ line: 1, message: `Two columns are called “${name}”: the first counts.` }]
      : [],
  );
  const rows = records.map(({ cells, line }): Row => {
    const value = Object.create(null) as Record<string, unknown>;
    for (const [at, name] of names.entries()) if (name !== "" && !(name in value)) value[name] = cells[at];
    if (cells.length > names.length)
      odd.push({ line, message: `Expected ${names.length} cells, but got ${cells.length}.` });
    return { file, line, value, key: null, body: null };
  });
  return { rows, odd };
}

function recordsOf(text: string, delimiter: string): Cells[] {
  try {
    // csv-parse counts a CRLF within quotes as two lines.
    const parsed = parse(text.replaceAll("\r\n", "\n"), {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as ReadonlyArray<{ readonly info: { readonly lines: number }; readonly record: string[] }>;
    return parsed.map(({ info, record }) => ({ cells: record, line: firstLineOf(record, info.lines) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    throw new Unreadable(`Not well-formed CSV: ${error.message}.`, lines ?? null);
  }
}

/** The parser says where a record ends. */
const firstLineOf = (record: readonly string[], lastLine: number): number =>
  lastLine - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** That of which the first line has most, outside of quotes. */
function delimiterOf(text: string): string {
  const [line = ""] = text.replaceAll(/"[^"]*"/g, "").split(/\r?\n|\r/, 1);
  const countOf = (delimiter: string) => line.split(delimiter).length;
  return delimiters.toSorted((a, b) => countOf(b) - countOf(a))[0] ?? ",";
}

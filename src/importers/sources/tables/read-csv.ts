import { CsvError, parse } from "csv-parse/sync";

import { cellText } from "../../../domain/csv";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { columnsOf, tooManyCells } from "./columns";
import type { Row, Rows } from "./row";

const delimiters = [",", ";", "\t", "|"] as const;

interface CsvOptions {
  /** Null: as the first line shows. */
  readonly delimiter: string | null;
  /** The line with the names of the columns; null: the first. */
  readonly header: number | null;
}

/** The rows of CSV (RFC 4180) below the names of the columns. A quote within a text without quotes is a letter, as spreadsheets take it. */
export function readCsv({ name: file, text }: SourceFile, { delimiter, header }: CsvOptions): Rows {
  const all = recordsOf(text, delimiter ?? delimiterOf(text));
  const [head, ...records] = header === null ? all : all.filter(({ line }) => line >= header);
  if (head === undefined) throw new Unreadable("Expected a row with the names of the columns.", header ?? 1);
  const { columns, odd: oddColumns } = columnsOf(head.cells);
  const odd = oddColumns.map(({ message }) => ({ line: head.line, message }));
  const rows = records.map(({ cells, line }): Row => {
    const value = Object.create(null) as Record<string, unknown>;
    for (const { name, at } of columns) value[name] = cells[at];
    if (cells.length > head.cells.length)
      odd.push({ line, message: tooManyCells(head.cells.length, cells.length) });
    return { file, line, value, key: null, body: null, sheet: null };
  });
  return { rows, odd, refused: [] };
}

interface Cells {
  readonly cells: readonly string[];
  readonly line: number;
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
    return parsed.map(({ info, record }) => ({
      cells: record.map(cellText),
      line: firstLineOf(record, info.lines),
    }));
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

import { shown } from "../../../../domain/errors";
import { officeFileIn } from "../../office-files";
import type { SourceFile } from "../../source-file";
import { Unreadable } from "../../unreadable";
import { columnsOf, type NamedColumn, tooManyCells } from "../columns";
import type { RefusedRows, Row, Rows, Sheet } from "../row";
import { cellOf } from "./cell-addresses";
import { headerOf } from "./header";
import { Parts } from "./parts";
import { type Cell, type ReadSheet, readSheet, type SheetRow } from "./read-sheet";
import { readWorkbook, type SheetOfWorkbook, type Workbook } from "./workbook";

interface XlsxOptions {
  /** The names of the sheets that are read; without one every sheet that is shown and has a column in use. */
  readonly sheets: readonly string[];
  /** The row with the names of the columns; null: as it is found. */
  readonly header: number | null;
  /** The names of columns in use; none where they are not known. */
  readonly columns: readonly string[];
}

/** Whether a file is a workbook, whatever its name is. */
export const isWorkbook = ({ parts }: SourceFile): boolean => parts?.has("xl/workbook.xml") === true;

/** The rows of the sheets of a workbook (ECMA-376). A sheet that is broken is refused by itself, if there are others. Throws Unreadable. */
export function readXlsx(file: SourceFile, options: XlsxOptions): Rows {
  const { name, bytes, parts } = file;
  if (parts === null || !isWorkbook(file))
    throw new Unreadable(
      `Expected a workbook (.xlsx), but got ${officeFileIn(bytes, parts) ?? "a file that is none, or is broken."}`,
    );
  const opened = new Parts(parts);
  const workbook = readWorkbook(opened);
  const sheets = sheetsAsked(workbook, options.sheets);
  const read = sheets.map((sheet): Rows => {
    try {
      return new SheetReading(name, sheet, options).read(readSheet(opened, sheet, workbook));
    } catch (error) {
      if (!(error instanceof Unreadable) || sheets.length === 1) throw error;
      const refused: RefusedRows = { line: 1, cell: cellOf(sheet.name, 1, 1), why: error.message };
      return { rows: [], odd: [], refused: [refused] };
    }
  });
  return {
    rows: read.flatMap(({ rows }) => rows),
    odd: read.flatMap(({ odd }) => odd),
    refused: read.flatMap(({ refused }) => refused),
  };
}

/** Spreadsheets take names in large and small letters as the same. */
function sheetsAsked({ sheets }: Workbook, asked: readonly string[]): SheetOfWorkbook[] {
  if (asked.length === 0) return sheets.filter(({ isHidden }) => !isHidden);
  return asked.map((name) => {
    const found = sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (found) return found;
    const names = sheets.map((sheet) => `“${sheet.name}”`).join(", ");
    throw new Unreadable(`Expected one of the sheets ${names}, but the mapping names ${shown(name)}.`);
  });
}

/** Reads a sheet as a table. */
class SheetReading {
  readonly #file: string;
  readonly #name: string;
  readonly #options: XlsxOptions;

  constructor(file: string, { name }: SheetOfWorkbook, options: XlsxOptions) {
    this.#file = file;
    this.#name = name;
    this.#options = options;
  }

  read({ rows, odd }: ReadSheet): Rows {
    const { header: asked, columns, sheets } = this.#options;
    const problems = odd.map(({ row, column, message }) => this.#odd(row, column, message));
    const header = headerOf(rows, { asked, columns });
    const [first] = rows;
    if (!header || !first) return { rows: [], odd: problems, refused: [] };
    if (!header.isSure && columns.length > 0 && sheets.length === 0) {
      const message = "This sheet has none of the columns that the mapping names, and is not read.";
      return { rows: [], odd: [this.#odd(first.number, 1, message)], refused: [] };
    }
    if (asked === null && header.row !== first)
      problems.push(
        this.#odd(header.row.number, 1, "The names of the columns are in this row, not in the first."),
      );
    const names = namesIn(header.row);
    const found = columnsOf(names);
    problems.push(...found.odd.map(({ at, message }) => this.#odd(header.row.number, at + 1, message)));
    const body = rows.slice(rows.indexOf(header.row) + 1);
    const linked = linkColumnsOf(found.columns, body);
    const table: Sheet = {
      name: this.#name,
      header: header.row.number,
      columns: new Map([...found.columns, ...linked].map((column) => [column.name, column.at + 1])),
    };
    return {
      rows: body.map(({ number, cells }): Row => {
        const value = Object.create(null) as Record<string, unknown>;
        for (const { name, at } of found.columns) value[name] = cells.get(at + 1)?.text ?? "";
        for (const { name, at } of linked) value[name] = addressIn(cells.get(at + 1));
        const last = Math.max(...cells.keys());
        if (last > names.length) problems.push(this.#odd(number, last, tooManyCells(names.length, last)));
        return { file: this.#file, line: number, value, key: null, body: null, sheet: table };
      }),
      odd: problems,
      refused: [],
    };
  }

  #odd(line: number, column: number, message: string) {
    return { line, cell: cellOf(this.#name, column, line), message };
  }
}

function namesIn({ cells }: SheetRow): string[] {
  const names: string[] = [];
  for (const [column, { text }] of cells) names[column - 1] = text.replaceAll(/\s+/gu, " ");
  return Array.from(names, (name) => name ?? "");
}

/** The addresses of cells are columns of their own, `Video (link)`, where cells say another text. */
function linkColumnsOf(columns: readonly NamedColumn[], rows: readonly SheetRow[]): NamedColumn[] {
  const isOther = ({ link = null, text = "" }: Partial<Cell>) => link !== null && link !== text.trim();
  return columns
    .filter(({ at }) => rows.some(({ cells }) => isOther(cells.get(at + 1) ?? {})))
    .map(({ name, at }) => ({ name: `${name} (link)`, at }))
    .filter(({ name }) => !columns.some((column) => column.name === name));
}

const addressIn = ({ link = null, text = "" }: Partial<Cell> = {}): string =>
  link ?? (/^\s*https?:\S+\s*$/.test(text) ? text.trim() : "");

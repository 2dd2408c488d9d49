import { Unreadable } from "../../unreadable";
import { childrenOf, textWithin, type XmlElement } from "../../xml/read-xml";
import { type Area, areaAt } from "./cell-addresses";
import { textOfDays } from "./number-formats";
import { namespaces, type Parts } from "./parts";
import { type SheetOfWorkbook, textOfRuns, type Workbook } from "./workbook";

export interface Cell {
  readonly text: string;
  /** The address that it leads to; null where it leads to none. */
  readonly link: string | null;
}

/** A row with something in it. */
export interface SheetRow {
  readonly number: number;
  /** By the number of the column, from 1. */
  readonly cells: Map<number, Cell>;
}

export interface CellProblem {
  readonly row: number;
  readonly column: number;
  readonly message: string;
}

export interface ReadSheet {
  readonly rows: readonly SheetRow[];
  readonly odd: readonly CellProblem[];
}

/** The cells of a sheet, as texts. What is merged downwards stands in each of its rows. Throws Unreadable. */
export function readSheet(parts: Parts, { part }: SheetOfWorkbook, workbook: Workbook): ReadSheet {
  const rows: SheetRow[] = [];
  const odd: CellProblem[] = [];
  let number = 0;
  const root = parts.xml(part, (element) => {
    if (element.name !== "row" || !isOfSheet(element)) return false;
    number = Number(element.attributes["r"] ?? number + 1);
    const cells = cellsOf(element, number, workbook, odd);
    if (cells.size > 0) rows.push({ number, cells });
    return true;
  });
  rows.sort((a, b) => a.number - b.number);
  if (root === null) throw new Unreadable(`Its part ${part} is missing.`);
  addLinks(root, rows, parts.relationsOf(part));
  for (const merged of areasOf(root, "mergeCells", "mergeCell")) fillDown(merged.area, rows);
  return { rows, odd };
}

const isOfSheet = ({ space }: XmlElement): boolean => (namespaces.main as readonly string[]).includes(space);

function cellsOf(row: XmlElement, number: number, workbook: Workbook, odd: CellProblem[]): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  let column = 0;
  for (const cell of childrenOf(row, namespaces.main, "c")) {
    column = areaAt(cell.attributes["r"] ?? "")?.left ?? column + 1;
    const { text, problem } = readCell(cell, workbook);
    if (problem !== null) odd.push({ row: number, column, message: problem });
    const [formula] = childrenOf(cell, namespaces.main, "f");
    if (text.trim() !== "") cells.set(column, { text, link: formula ? linkIn(textWithin(formula)) : null });
  }
  return cells;
}

/** `HYPERLINK("https://…"; "Slides")` */
const linkIn = (formula: string): string | null =>
  /^HYPERLINK\(\s*"(https?:[^"]*)"/i.exec(formula)?.[1] ?? null;

interface ReadCell {
  readonly text: string;
  readonly problem: string | null;
}

const textOnly = (text: string): ReadCell => ({ text, problem: null });

function readCell(cell: XmlElement, { texts, kinds, isOf1904 }: Workbook): ReadCell {
  const { t: type = "n", s: style = "0" } = cell.attributes;
  const [inline] = childrenOf(cell, namespaces.main, "is");
  if (inline) return textOnly(textOfRuns(inline));
  const [valueElement] = childrenOf(cell, namespaces.main, "v");
  const value = valueElement ? textWithin(valueElement) : "";
  if (value === "") {
    const isFormula = childrenOf(cell, namespaces.main, "f").length > 0 && !valueElement;
    const problem = isFormula
      ? "Its formula has no stored value: open the workbook in a spreadsheet program and save it."
      : null;
    return { text: "", problem };
  }
  if (type === "s") {
    const text = texts[Number(value)];
    return text === undefined
      ? { text: "", problem: `Its text, number ${value}, is missing in the workbook.` }
      : textOnly(text);
  }
  if (type === "e")
    return { text: "", problem: `Expected a value, but it has the error ${value.slice(0, 40)}.` };
  if (type === "b") return textOnly(value === "1" ? "true" : "false");
  if (type === "d") return textOnly(value.replace(/T00:00:00(?:\.0+)?Z?$/, ""));
  if (type !== "n") return textOnly(value);
  const amount = Number(value);
  if (Number.isNaN(amount))
    return { text: "", problem: `Expected a number, but got “${value.slice(0, 40)}”.` };
  const kind = kinds[Number(style)] ?? "number";
  // As spreadsheets show it: 0.1 + 0.2 is 0.3.
  if (kind === "number") return textOnly(String(Number(amount.toPrecision(15))));
  const text = textOfDays(amount, kind, isOf1904);
  return text === null ? { text: "", problem: `${value} is no day of the calendar.` } : textOnly(text);
}

function areasOf(root: XmlElement, list: string, name: string) {
  return childrenOf(root, namespaces.main, list)
    .flatMap((one) => childrenOf(one, namespaces.main, name))
    .flatMap(({ attributes }) => {
      const area = areaAt(attributes["ref"] ?? "");
      return area ? [{ area, attributes }] : [];
    });
}

/** The rows from one to another number, of rows in order. */
function rowsWithin(top: number, bottom: number, rows: readonly SheetRow[]): SheetRow[] {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.number ?? 0) < top) from = middle + 1;
    else to = middle;
  }
  const found: SheetRow[] = [];
  for (let at = from; (rows[at]?.number ?? Infinity) <= bottom; at += 1) found.push(rows[at] as SheetRow);
  return found;
}

/** The first cell of merged ones has their value. */
function fillDown({ top, bottom, left }: Area, rows: readonly SheetRow[]): void {
  if (top === bottom) return;
  const within = rowsWithin(top, bottom, rows);
  const first = within[0]?.number === top ? within[0].cells.get(left) : undefined;
  if (first) for (const { cells } of within) if (!cells.has(left)) cells.set(left, first);
}

function addLinks(
  root: XmlElement,
  rows: readonly SheetRow[],
  relations: ReturnType<Parts["relationsOf"]>,
): void {
  for (const { area, attributes } of areasOf(root, "hyperlinks", "hyperlink")) {
    const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? "";
    const { target } = relations.get(id) ?? {};
    if (target === undefined) continue;
    const { location } = attributes;
    const link = location === undefined ? target : `${target}#${location}`;
    for (const { cells } of rowsWithin(area.top, area.bottom, rows))
      for (const [column, cell] of cells)
        if (column >= area.left && column <= area.right) cells.set(column, { ...cell, link });
  }
}

export type Cell = string | number | null;

/** A text that a spreadsheet may take for a formula (CSV injection, OWASP), with or without apostrophes before it. */
const likeFormula = /^'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/u;

/** One line by RFC 4180. A text that looks like a formula gets a leading apostrophe, which `cellText` takes away; numbers are unchanged. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = likeFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text of a cell of CSV: without the apostrophe that says that it is no formula. */
export const cellText = (cell: string): string =>
  cell.startsWith("'") && likeFormula.test(cell) ? cell.slice(1) : cell;

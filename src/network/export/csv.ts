import { extentOf, type NetworkTable } from "./network-table";

type Cell = string | number | null;

/** The nodes as CSV, a line at a time, with the headings that Gephi looks for. */
export function* nodesCsv({ measures, nodes }: NetworkTable): Generator<string> {
  yield line(["Id", "Label", "Kind", ...measures.map(({ name }) => name)]);
  for (const { id, label, kind, values } of nodes) yield line([id, label, kind, ...values]);
}

/** The edges as CSV, a line at a time; the days between which their evidence is, empty where it is undated. */
export function* edgesCsv({ isDirected, edges }: NetworkTable): Generator<string> {
  yield line(["Source", "Target", "Type", "Weight", "Evidence", "First", "Last"]);
  const type = isDirected ? "Directed" : "Undirected";
  for (const { from, to, weight, evidence, spells } of edges) {
    const extent = extentOf(spells);
    yield line([from, to, type, weight, evidence, extent.from, extent.to]);
  }
}

/**
 * One line after RFC 4180. A spreadsheet runs text that begins as a formula does, whoever wrote it: such text gets an apostrophe
 * before it, as OWASP advises. A number is left as it is.
 */
function line(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

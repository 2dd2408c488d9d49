import { extentOf, type NetworkTable } from "./network-table";

type Cell = string | number | null;

/** The nodes as CSV, line by line, with the headers that Gephi expects. */
export function* nodesCsv({ measures, nodes }: NetworkTable): Generator<string> {
  yield line(["Id", "Label", "Kind", ...measures.map(({ name }) => name)]);
  for (const { id, label, kind, values } of nodes) yield line([id, label, kind, ...values]);
}

/** The edges as CSV, line by line, with the first and last day of their evidence; empty if undated. */
export function* edgesCsv({ isDirected, edges }: NetworkTable): Generator<string> {
  yield line(["Source", "Target", "Type", "Weight", "Evidence", "First", "Last"]);
  const type = isDirected ? "Directed" : "Undirected";
  for (const { from, to, weight, evidence, spells } of edges) {
    const extent = extentOf(spells);
    yield line([from, to, type, weight, evidence, extent.from, extent.to]);
  }
}

/**
 * One line by RFC 4180. Text that looks like a spreadsheet formula gets a leading apostrophe (CSV injection,
 * OWASP). Numbers are unchanged.
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

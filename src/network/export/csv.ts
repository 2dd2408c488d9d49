import { csvLine, type Cell } from "../../domain/csv";
import { writable } from "../../domain/xml";
import { extentOf, labelsOf, type NetworkTable } from "./network-table";

/** The nodes as CSV, line by line, with the headers that Gephi expects. */
export function* nodesCsv({ measures, nodes }: NetworkTable): Generator<string> {
  yield csvLine(["Id", "Label", "Kind", ...measures.map(({ name }) => name)]);
  for (const { id, label, kind, values } of nodes) yield line([id, label, kind, ...values]);
}

/**
 * The edges as CSV, line by line, with the first and last day of their evidence, empty if undated, and the names of
 * both ends.
 */
export function* edgesCsv({ isDirected, nodes, edges }: NetworkTable): Generator<string> {
  const names = ["SourceLabel", "TargetLabel"];
  yield csvLine(["Source", "Target", "Type", "Weight", "Evidence", "First", "Last", ...names]);
  const type = isDirected ? "Directed" : "Undirected";
  const labels = labelsOf(nodes);
  for (const { from, to, weight, evidence, spells } of edges) {
    const extent = extentOf(spells);
    const ends = [labels.get(from) ?? null, labels.get(to) ?? null];
    yield line([from, to, type, weight, evidence, extent.from, extent.to, ...ends]);
  }
}

/** With the byte order mark by which Excel knows UTF-8. */
export function* forExcel(lines: Iterable<string>): Generator<string> {
  yield "\ufeff";
  yield* lines;
}

/** Without control characters. */
const line = (cells: readonly Cell[]): string =>
  csvLine(cells.map((cell) => (typeof cell === "string" ? writable(cell) : cell)));

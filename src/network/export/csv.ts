import { csvLine } from "../../domain/csv";
import { extentOf, type NetworkTable } from "./network-table";

/** The nodes as CSV, line by line, with the headers that Gephi expects. */
export function* nodesCsv({ measures, nodes }: NetworkTable): Generator<string> {
  yield csvLine(["Id", "Label", "Kind", ...measures.map(({ name }) => name)]);
  for (const { id, label, kind, values } of nodes) yield csvLine([id, label, kind, ...values]);
}

/** The edges as CSV, line by line, with the first and last day of their evidence; empty if undated. */
export function* edgesCsv({ isDirected, edges }: NetworkTable): Generator<string> {
  yield csvLine(["Source", "Target", "Type", "Weight", "Evidence", "First", "Last"]);
  const type = isDirected ? "Directed" : "Undirected";
  for (const { from, to, weight, evidence, spells } of edges) {
    const extent = extentOf(spells);
    yield csvLine([from, to, type, weight, evidence, extent.from, extent.to]);
  }
}

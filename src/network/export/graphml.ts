import { escapeXml, startTag, tag } from "../../domain/xml";
import { describeProvenance } from "../provenance";
import { extentOf, type EdgeRow, type NetworkTable, type NodeRow } from "./network-table";

/**
 * GraphML, in chunks: the most widely supported format. It has no spells, so a tie has the start and end of
 * its evidence.
 */
export function* graphml({
  title,
  provenance,
  isDirected,
  measures,
  nodes,
  edges,
}: NetworkTable): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `${startTag("graphml", { xmlns: "http://graphml.graphdrawing.org/xmlns" })}\n`;
  yield `${tag("desc", {}, escapeXml(`${title}. ${describeProvenance(provenance)}`))}\n`;
  yield key("node", "label", "string");
  yield key("node", "kind", "string");
  for (const { name, isWhole } of measures) yield key("node", name, isWhole ? "long" : "double");
  yield key("edge", "weight", "double");
  yield key("edge", "evidence", "long");
  yield key("edge", "first", "string");
  yield key("edge", "last", "string");
  yield `${startTag("graph", { id: "network", edgedefault: isDirected ? "directed" : "undirected" })}\n`;
  const names = ["label", "kind", ...measures.map(({ name }) => name)];
  for (const node of nodes) yield nodeOf(node, names);
  for (const edge of edges) yield edgeOf(edge);
  yield "</graph>\n</graphml>\n";
}

function key(ofWhat: "node" | "edge", name: string, type: string): string {
  return `${tag("key", { id: `${ofWhat}_${name}`, for: ofWhat, "attr.name": name, "attr.type": type })}\n`;
}

function nodeOf({ id, label, kind, values }: NodeRow, names: readonly string[]): string {
  const stated = [label, kind, ...values].flatMap((value, place) => data("node", names[place]!, value));
  return `${tag("node", { id }, ...stated)}\n`;
}

function edgeOf({ from, to, weight, evidence, spells }: EdgeRow): string {
  const extent = extentOf(spells);
  return `${tag(
    "edge",
    { source: from, target: to },
    ...data("edge", "weight", weight),
    ...data("edge", "evidence", evidence),
    ...data("edge", "first", extent.from),
    ...data("edge", "last", extent.to),
  )}\n`;
}

function data(ofWhat: "node" | "edge", name: string, value: string | number | null): string[] {
  return value === null ? [] : [tag("data", { key: `${ofWhat}_${name}` }, escapeXml(String(value)))];
}

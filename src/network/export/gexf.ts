import { escapeXml, startTag, tag } from "../../domain/xml";
import { describeProvenance } from "../provenance";
import type { EdgeRow, NetworkTable, NodeRow } from "./network-table";

/**
 * GEXF 1.3, Gephi's format, in chunks. Each tie has the spells of its evidence (`timeformat="date"`). A tie
 * without dates has no spells, which readers treat as always. NetworkX reads 1.3 since 3.x.
 */
export function* gexf({
  title,
  provenance,
  isDirected,
  measures,
  nodes,
  edges,
}: NetworkTable): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `${startTag("gexf", { xmlns: "http://gexf.net/1.3", version: "1.3" })}\n`;
  yield `${tag("meta", {}, tag("creator", {}, "Rostrum"), tag("description", {}, escapeXml(`${title}. ${describeProvenance(provenance)}`)))}\n`;
  yield `${startTag("graph", {
    mode: "dynamic",
    timeformat: "date",
    timerepresentation: "interval",
    defaultedgetype: isDirected ? "directed" : "undirected",
  })}\n`;
  yield attributes("node", [
    ["kind", "string"],
    ...measures.map(({ name, isWhole }) => [name, isWhole ? "integer" : "double"] as const),
  ]);
  yield attributes("edge", [["evidence", "integer"]]);
  yield "<nodes>\n";
  const names = ["kind", ...measures.map(({ name }) => name)];
  for (const node of nodes) yield nodeOf(node, names);
  yield "</nodes>\n<edges>\n";
  let number = 0;
  for (const edge of edges) yield edgeOf(edge, number++);
  yield "</edges>\n</graph>\n</gexf>\n";
}

function attributes(ofWhat: "node" | "edge", columns: ReadonlyArray<readonly [string, string]>): string {
  const written = columns.map(([name, type]) => tag("attribute", { id: name, title: name, type }));
  return `${tag("attributes", { class: ofWhat, mode: "static" }, ...written)}\n`;
}

function nodeOf({ id, label, kind, values }: NodeRow, names: readonly string[]): string {
  const stated = [kind, ...values].flatMap((value, place) =>
    value === null ? [] : [tag("attvalue", { for: names[place]!, value })],
  );
  return `${tag("node", { id, label }, tag("attvalues", {}, ...stated))}\n`;
}

function edgeOf({ from, to, weight, evidence, spells }: EdgeRow, number: number): string {
  const times = spells.map((spell) => tag("spell", { start: spell.from, end: spell.to }));
  return `${tag(
    "edge",
    { id: number, source: from, target: to, weight },
    tag("attvalues", {}, tag("attvalue", { for: "evidence", value: evidence })),
    ...(times.length > 0 ? [tag("spells", {}, ...times)] : []),
  )}\n`;
}

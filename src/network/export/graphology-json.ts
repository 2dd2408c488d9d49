import type { NetworkTable } from "./network-table";

/** The input of graphology's `import`, in chunks; also for sigma in browsers. Spells are kept. */
export function* graphologyJson({
  title,
  provenance,
  isDirected,
  measures,
  nodes,
  edges,
}: NetworkTable): Generator<string> {
  const options = { type: isDirected ? "directed" : "undirected", multi: false, allowSelfLoops: false };
  yield `{"options":${JSON.stringify(options)},"attributes":${JSON.stringify({ title, ...provenance })},\n"nodes":[`;
  let separator = "\n";
  for (const { id, label, kind, values } of nodes) {
    const measured = measures.map(({ name }, place) => [name, values[place]]);
    const attributes = { label, kind, ...(Object.fromEntries(measured) as object) };
    yield `${separator}${JSON.stringify({ key: id, attributes })}`;
    separator = ",\n";
  }
  yield '\n],\n"edges":[';
  separator = "\n";
  for (const { from, to, weight, evidence, spells } of edges) {
    const edge = { source: from, target: to, attributes: { weight, evidence, spells } };
    yield `${separator}${JSON.stringify(edge)}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}

import { jsonOf } from "./json";
import type { NetworkTable } from "./network-table";
import { startPlaces } from "./start-places";

/**
 * The input of graphology's `import`, in chunks; also for sigma in browsers, which needs the `x` and `y` that layouts
 * start from. Spells are kept.
 */
export function* graphologyJson({
  title,
  provenance,
  isDirected,
  measures,
  nodes,
  edges,
}: NetworkTable): Generator<string> {
  const options = { type: isDirected ? "directed" : "undirected", multi: false, allowSelfLoops: false };
  yield `{"options":${jsonOf(options)},"attributes":${jsonOf({ title, ...provenance })},\n"nodes":[`;
  let separator = "\n";
  const places = startPlaces({ measures, nodes });
  let number = 0;
  for (const { id, label, kind, values } of nodes) {
    const measured = measures.map(({ name }, place) => [name, values[place]]);
    const attributes = { label, kind, ...places[number++], ...(Object.fromEntries(measured) as object) };
    yield `${separator}${jsonOf({ key: id, attributes })}`;
    separator = ",\n";
  }
  yield '\n],\n"edges":[';
  separator = "\n";
  for (const { from, to, weight, evidence, spells } of edges) {
    const edge = { source: from, target: to, attributes: { weight, evidence, spells } };
    yield `${separator}${jsonOf(edge)}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}

import type { Provenance } from "../provenance";
import { jsonOf } from "./json";
import type { NodeRow, Spell } from "./network-table";

/** One node's participation in one event. */
export interface Incidence {
  readonly nodeId: string;
  readonly eventId: string;
  /** The number of facts. */
  readonly facts: number;
}

export interface EventRow extends Pick<NodeRow, "id" | "label"> {
  readonly when: Spell | null;
}

/** The hypergraph before projection: all nodes and all events. */
export interface HypergraphTable {
  readonly title: string;
  readonly provenance: Provenance;
  readonly nodes: Iterable<Pick<NodeRow, "id" | "label" | "kind">>;
  readonly events: Iterable<EventRow>;
  readonly incidences: Iterable<Incidence>;
}

/**
 * The Hypergraph Interchange Format, in chunks (Coll et al. 2025). An episode with five people is one
 * hyperedge of five nodes, not ten ties. Readable by HyperNetX, XGI and others. Free of projection bias.
 */
export function* hif({ title, provenance, nodes, events, incidences }: HypergraphTable): Generator<string> {
  yield `{"network-type":"undirected","metadata":${jsonOf({ name: title, ...provenance })},\n"nodes":[`;
  yield* list(nodes, ({ id, label, kind }) => ({ node: id, attrs: { label, kind } }));
  yield '],\n"edges":[';
  yield* list(events, ({ id, label, when }) => ({
    edge: id,
    attrs: { label, from: when?.from ?? null, to: when?.to ?? null },
  }));
  yield '],\n"incidences":[';
  yield* list(incidences, ({ nodeId, eventId, facts }) => ({ edge: eventId, node: nodeId, weight: facts }));
  yield "]}\n";
}

function* list<Row>(rows: Iterable<Row>, write: (row: Row) => object): Generator<string> {
  let separator = "\n";
  for (const row of rows) {
    yield `${separator}${jsonOf(write(row))}`;
    separator = ",\n";
  }
  yield "\n";
}

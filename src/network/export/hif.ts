import type { NodeRow, Spell } from "./network-table";

/** One who took part, in what it was that they took part in. */
export interface Incidence {
  readonly nodeId: string;
  readonly eventId: string;
  /** By how many facts. */
  readonly facts: number;
}

export interface EventRow extends Pick<NodeRow, "id" | "label"> {
  readonly when: Spell | null;
}

/** A network before it is projected: everybody, and everything that ties any of them together. */
export interface HypergraphTable {
  readonly title: string;
  readonly nodes: Iterable<Pick<NodeRow, "id" | "label" | "kind">>;
  readonly events: Iterable<EventRow>;
  readonly incidences: Iterable<Incidence>;
}

/**
 * The Hypergraph Interchange Format, in pieces (Coll et al. 2025): an episode with five people is one edge of five nodes, not ten ties of
 * two. HyperNetX, XGI and others read it; nothing of a projection inflates it.
 */
export function* hif({ title, nodes, events, incidences }: HypergraphTable): Generator<string> {
  yield `{"network-type":"undirected","metadata":${JSON.stringify({ name: title })},\n"nodes":[`;
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
    yield `${separator}${JSON.stringify(write(row))}`;
    separator = ",\n";
  }
  yield "\n";
}

import type { PlannedField } from "./planned-field";
import { type JoinedSchema, namedType } from "./joined-schema";

/** How an object from one subgraph is completed by another: through an entity key. */
export interface KeyHop {
  readonly graph: string;
  /** The type's name in the target subgraph. */
  readonly name: string;
  /**
   * The key's fields, and the hop to the subgraph that resolves each. Null: the subgraph that sent the object
   * has it.
   */
  readonly key: ReadonlyArray<{ readonly field: PlannedField; readonly from: KeyHop | null }>;
  /** The number of requests. */
  readonly steps: number;
}

/** Finds the hops between subgraphs, by the keys that each accepts and resolves. */
export class KeyHops {
  readonly #schema: JoinedSchema;
  readonly #known = new Map<string, readonly KeyHop[]>();

  constructor(schema: JoinedSchema) {
    this.#schema = schema;
  }

  /**
   * The hops to every reachable subgraph, nearest first. Includes a hop back to the start when it takes a
   * key. `provided` are fields that the start resolves for this object only (`@provides`).
   */
  from(graph: string, type: string, provided: readonly PlannedField[]): readonly KeyHop[] {
    if (provided.length > 0) return this.#find(graph, type, provided);
    const identity = `${graph} ${type}`;
    const known = this.#known.get(identity) ?? this.#find(graph, type, []);
    this.#known.set(identity, known);
    return known;
  }

  #find(start: string, type: string, provided: readonly PlannedField[]): KeyHop[] {
    const found: KeyHop[] = [];
    for (let steps = 1; ; steps += 1) {
      const earlier = [...found];
      const reached = [...this.#schema.graphs.keys()].flatMap((graph): KeyHop[] => {
        const name = this.#schema.nameIn(type, graph);
        if (name === undefined || earlier.some((hop) => hop.graph === graph)) return [];
        const key = this.#keyFor(graph, name, { start, type, provided, earlier });
        return key ? [{ graph, name, key, steps }] : [];
      });
      if (reached.length === 0) return found;
      found.push(...reached);
    }
  }

  /** The first key whose fields can all be resolved. */
  #keyFor(
    graph: string,
    name: string,
    {
      start,
      type,
      provided,
      earlier,
    }: { start: string; type: string; provided: readonly PlannedField[]; earlier: KeyHop[] },
  ): KeyHop["key"] | null {
    for (const { fields, isResolvable } of this.#schema.keysIn(name, graph)) {
      if (!isResolvable) continue;
      const key = fields.map((field) => ({
        field,
        from: this.#canResolve(field, start, type, provided)
          ? null
          : earlier.find((hop) => this.#canResolve(field, hop.graph, hop.name, [])),
      }));
      if (key.every((part): part is KeyHop["key"][number] => part.from !== undefined)) return key;
    }
    return null;
  }

  /** Whether a subgraph resolves a field, and everything selected below it, without other subgraphs. */
  #canResolve(
    { name, inner }: PlannedField,
    graph: string,
    type: string,
    provided: readonly PlannedField[],
  ): boolean {
    if (name === "__typename") return true;
    const field = this.#schema.fieldIn(type, name, graph);
    if (!field || field.requires) return false;
    const given = [...provided, ...this.#ownKeys(graph, type)].filter((one) => one.name === name);
    if (field.isExternal && given.length === 0) return false;
    const below = [...given.flatMap((one) => one.inner ?? []), ...field.provides];
    const { name: inside } = namedType(field.type);
    return (inner ?? []).every((one) =>
      this.#schema
        .possibleIn(inside, graph)
        .every((possible) => this.#canResolve(one, graph, possible, below)),
    );
  }

  /** A subgraph that sends an object always knows its keys, also when they are external. */
  #ownKeys(graph: string, type: string): PlannedField[] {
    return this.#schema.keysIn(type, graph).flatMap(({ fields }) => fields);
  }
}

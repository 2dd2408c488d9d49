import type { Ask } from "./ask";
import { type JoinedSchema, namedType } from "./joined-schema";

/** How a subgraph is asked for more of an object that another has sent. */
export interface Way {
  readonly graph: string;
  /** By which it knows the object's type. */
  readonly name: string;
  /** The fields of the key that it takes, and the way to whoever tells each; null where that is the one who sent the object. */
  readonly key: ReadonlyArray<{ readonly field: Ask; readonly from: Way | null }>;
  /** How many requests it takes. */
  readonly steps: number;
}

/** Finds ways from subgraph to subgraph, by the keys that each takes and has. */
export class Ways {
  readonly #schema: JoinedSchema;
  readonly #known = new Map<string, readonly Way[]>();

  constructor(schema: JoinedSchema) {
    this.#schema = schema;
  }

  /**
   * To each subgraph that can be reached with an object of the type, nearest first; back to the first one too, where that
   * takes a key. `provided` is what it knows of just this object beside what it knows of all.
   */
  from(graph: string, type: string, provided: readonly Ask[]): readonly Way[] {
    if (provided.length > 0) return this.#find(graph, type, provided);
    const identity = `${graph} ${type}`;
    const known = this.#known.get(identity) ?? this.#find(graph, type, []);
    this.#known.set(identity, known);
    return known;
  }

  #find(start: string, type: string, provided: readonly Ask[]): Way[] {
    const found: Way[] = [];
    for (let steps = 1; ; steps += 1) {
      const tellers = [...found];
      const reached = [...this.#schema.graphs.keys()].flatMap((graph): Way[] => {
        const name = this.#schema.nameIn(type, graph);
        if (name === undefined || tellers.some((way) => way.graph === graph)) return [];
        const key = this.#keyFor(graph, name, { start, type, provided, tellers });
        return key ? [{ graph, name, key, steps }] : [];
      });
      if (reached.length === 0) return found;
      found.push(...reached);
    }
  }

  /** The first of its keys that can be had wholly. */
  #keyFor(
    graph: string,
    name: string,
    {
      start,
      type,
      provided,
      tellers,
    }: { start: string; type: string; provided: readonly Ask[]; tellers: Way[] },
  ): Way["key"] | null {
    for (const { fields, isResolvable } of this.#schema.keysIn(name, graph)) {
      if (!isResolvable) continue;
      const key = fields.map((field) => ({
        field,
        from: this.#tells(field, start, type, provided)
          ? null
          : tellers.find((way) => this.#tells(field, way.graph, way.name, [])),
      }));
      if (key.every((part): part is Way["key"][number] => part.from !== undefined)) return key;
    }
    return null;
  }

  /** Whether a subgraph can tell of an object's own field, and all that is wanted below it, by itself. */
  #tells({ name, inner }: Ask, graph: string, type: string, provided: readonly Ask[]): boolean {
    if (name === "__typename") return true;
    const field = this.#schema.fieldIn(type, name, graph);
    if (!field || field.requires) return false;
    const given = [...provided, ...this.#ownKeys(graph, type)].filter((one) => one.name === name);
    if (field.isExternal && given.length === 0) return false;
    const below = [...given.flatMap((one) => one.inner ?? []), ...field.provides];
    const { name: inside } = namedType(field.type);
    return (inner ?? []).every((one) =>
      this.#schema.possibleIn(inside, graph).every((possible) => this.#tells(one, graph, possible, below)),
    );
  }

  /** Whoever sends an object knows its keys, whoever else may be the one to answer for them. */
  #ownKeys(graph: string, type: string): Ask[] {
    return this.#schema.keysIn(type, graph).flatMap(({ fields }) => fields);
  }
}

import type { PlannedField } from "./planned-field";
import { type JoinedSchema, namedType } from "./joined-schema";

/** How an object from one subgraph is completed by another: through an entity key. */
export interface KeyHop {
  readonly graph: string;
  /** The type's name in the target subgraph. */
  readonly name: string;
  readonly key: readonly PlannedField[];
  /** The key's fields by the hop to the subgraph that resolves them. Null: the subgraph that sent the object. */
  readonly parts: ReadonlyArray<{ readonly field: PlannedField; readonly from: KeyHop | null }>;
}

/** Where a search starts: objects of a type, sent by a subgraph that provides some of their fields. */
interface Start {
  readonly graph: string;
  readonly type: string;
  readonly provided: readonly PlannedField[];
}

/** Finds the hops between subgraphs, by the keys that each accepts and resolves. */
export class KeyHops {
  readonly #schema: JoinedSchema;
  readonly #known = new Map<string, readonly KeyHop[]>();
  /** Searches in progress, with what they have found. */
  readonly #searches = new Map<string, readonly KeyHop[]>();
  /** Whether a search has used the findings of one in progress. Then its own may be incomplete. */
  #isCut = false;

  constructor(schema: JoinedSchema) {
    this.#schema = schema;
  }

  /**
   * The hops to every reachable subgraph, nearest first. Includes a hop back to the start when it takes a
   * key. `provided` are fields that the start resolves for this object only (`@provides`).
   */
  from(graph: string, type: string, provided: readonly PlannedField[]): readonly KeyHop[] {
    const identity = `${graph} ${type}${textOf(provided)}`;
    const known = this.#known.get(identity);
    if (known) return known;
    const partial = this.#searches.get(identity);
    if (partial) {
      this.#isCut = true;
      return partial;
    }
    this.#searches.set(identity, []);
    const found = this.#find({ graph, type, provided }, (some) => this.#searches.set(identity, some));
    this.#searches.delete(identity);
    if (this.#searches.size === 0) this.#isCut = false;
    if (!this.#isCut) this.#known.set(identity, found);
    return found;
  }

  /** First by keys that the objects' own subgraphs resolve alone; then by those that need hops of nested objects. */
  #find(start: Start, onFound: (some: readonly KeyHop[]) => void): KeyHop[] {
    const found: KeyHop[] = [];
    for (let nested = false; ;) {
      const earlier = [...found];
      const reached = [...this.#schema.graphs.keys()].flatMap((graph): KeyHop[] => {
        const name = this.#schema.nameIn(start.type, graph);
        if (name === undefined || earlier.some((hop) => hop.graph === graph)) return [];
        const key = this.#keyFor(graph, name, start, earlier, nested);
        return key ? [{ graph, name, ...key }] : [];
      });
      found.push(...reached);
      onFound(found);
      if (reached.length > 0) nested = false;
      else if (nested) return found;
      else nested = true;
    }
  }

  /** The first key whose fields can all be resolved. */
  #keyFor(
    graph: string,
    name: string,
    { graph: sender, type, provided }: Start,
    earlier: readonly KeyHop[],
    nested: boolean,
  ): Pick<KeyHop, "key" | "parts"> | null {
    // The subgraph cannot find an object of an interface of which it has no object types.
    if (this.#schema.isAbstractIn(name, graph) && this.#schema.possibleIn(name, graph).length === 0)
      return null;
    for (const { fields: key, isResolvable } of this.#schema.keysIn(name, graph)) {
      if (!isResolvable) continue;
      if (key.every((field) => this.#canResolve(field, sender, type, provided, nested))) {
        return { key, parts: key.map((field) => ({ field, from: null })) };
      }
      const parts = leavesOf(key).map((field) => ({
        field,
        from: this.#canResolve(field, sender, type, provided, nested)
          ? null
          : earlier.find((hop) => this.#canResolve(field, hop.graph, hop.name, [], nested)),
      }));
      if (parts.every((part): part is KeyHop["parts"][number] => part.from !== undefined))
        return { key, parts };
    }
    return null;
  }

  /** Whether a subgraph resolves a field and everything selected below it: alone, or `nested` through hops below it. */
  #canResolve(
    { name, inner }: PlannedField,
    graph: string,
    type: string,
    provided: readonly PlannedField[],
    nested: boolean,
  ): boolean {
    if (name === "__typename") return true;
    const field = this.#schema.fieldIn(type, name, graph);
    if (!field || field.requires) return false;
    const given = provided.filter((one) => one.name === name);
    const isOwnKey = () =>
      this.#schema.keysIn(type, graph).some(({ fields }) => fields.some((one) => one.name === name));
    if (field.isExternal && given.length === 0) return false;
    if (field.isOverridden && given.length === 0 && !isOwnKey()) return false;
    const below = [...given.flatMap((one) => one.inner ?? []), ...field.provides];
    const { name: inside } = namedType(field.type);
    return (inner ?? []).every((one) =>
      this.#schema
        .possibleIn(inside, graph)
        .every(
          (possible) =>
            this.#canResolve(one, graph, possible, below, nested) ||
            (nested &&
              this.from(graph, possible, below).some((hop) =>
                this.#canResolve(one, hop.graph, hop.name, [], false),
              )),
        ),
    );
  }
}

function textOf(fields: readonly PlannedField[]): string {
  return fields
    .map(({ name, types, inner }) => ` ${types.join("&")}.${name}{${textOf(inner ?? [])}}`)
    .join("");
}

/** Each leaf with the fields around it. */
function leavesOf(fields: readonly PlannedField[]): PlannedField[] {
  return fields.flatMap((field) => {
    const within = (inner: PlannedField): PlannedField => ({ ...field, inner: [inner] });
    return field.inner ? leavesOf(field.inner).map(within) : [field];
  });
}

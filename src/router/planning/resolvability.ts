import type { PlannedField } from "./planned-field";
import { type SubgraphField, type JoinedSchema, namedType } from "./joined-schema";
import type { KeyHop, KeyHops } from "./key-hops";

/** A field split in two: the part that one subgraph resolves (alone or through hops), and the rest. */
export interface Split {
  readonly here: PlannedField | null;
  readonly rest: PlannedField | null;
}

export type HopTarget = Pick<KeyHop, "graph" | "name">;

/** A subgraph, and what it takes of some fields. */
export interface Choice<One extends HopTarget> {
  readonly to: One;
  readonly taken: PlannedField[];
  readonly rest: PlannedField[];
}

/** Decides which fields a subgraph can resolve. Memoised by field, type and subgraph. */
export class Resolvability {
  readonly #schema: JoinedSchema;
  readonly #hops: KeyHops;
  readonly #splits = new WeakMap<PlannedField, Map<string, Split>>();
  readonly #weights = new WeakMap<PlannedField, Map<string, number>>();

  constructor(schema: JoinedSchema, hops: KeyHops) {
    this.#schema = schema;
    this.#hops = hops;
  }

  /** The field's definition in a subgraph that resolves it; undefined if the subgraph does not. */
  resolvedField(
    name: string,
    type: string,
    graph: string,
    provided: readonly PlannedField[] = [],
  ): SubgraphField | undefined {
    const field = this.#schema.fieldIn(type, name, graph);
    const isResolvable =
      (!field?.isExternal && !field?.isOverridden) ||
      provided.some((one) => one.name === name && this.#schema.applies(one, type));
    return isResolvable ? field : undefined;
  }

  /**
   * Whether a field of an interface can be asked of a subgraph without the object's concrete type: it is an
   * `@interfaceObject` there, or all object types of it there resolve the field alone.
   */
  isOfInterface(planned: PlannedField, type: string, graph: string): boolean {
    if (planned.name === "__typename" || !this.#schema.applies(planned, type)) return false;
    if (!this.#schema.isAbstractIn(type, graph))
      return this.resolvedField(planned.name, type, graph) !== undefined;
    return this.#isTold(planned, [type, ...this.#schema.possibleIn(type, graph)], graph);
  }

  /**
   * Splits a field that the subgraph resolves. A value type without a key must come from the same subgraph or
   * not at all.
   */
  split(planned: PlannedField, type: string, graph: string, provided: readonly PlannedField[] = []): Split {
    const field = this.resolvedField(planned.name, type, graph, provided);
    if (!field) return { here: null, rest: planned };
    if (!planned.inner) return whole(planned);
    if (provided.length > 0) return this.#splitInner(planned, field, graph, provided);
    return remembered(this.#splits, planned, `${type} ${graph}`, () =>
      this.#splitInner(planned, field, graph, []),
    );
  }

  /**
   * The subgraph that resolves most of what no other resolves more of alone; the nearest one on a tie. It takes only
   * such fields. Null if none resolves any.
   */
  choose<One extends HopTarget>(
    fields: readonly PlannedField[],
    options: readonly One[],
  ): Choice<One> | null {
    const found = options.map((to) => {
      const splits = fields.map((planned) => this.#splitFor(planned, to));
      return {
        to,
        splits,
        weights: splits.map(({ here }) => (here ? this.weight(here, to.name, to.graph) : 0)),
      };
    });
    const most = fields.map((_, index) => Math.max(0, ...found.map(({ weights }) => weights[index] ?? 0)));
    const [best] = found
      .map(({ to, splits, weights }) => {
        const parts = splits.map((split, index) =>
          weights[index] === most[index] ? split : { here: null, rest: fields[index] ?? null },
        );
        const weight = parts.reduce((sum, { here }, index) => sum + (here ? (weights[index] ?? 0) : 0), 0);
        return { to, parts, weight };
      })
      .toSorted((one, other) => other.weight - one.weight);
    if (!best || best.weight === 0) return null;
    return {
      to: best.to,
      taken: best.parts.flatMap(({ here }) => here ?? []),
      rest: best.parts.flatMap(({ rest }) => rest ?? []),
    };
  }

  #splitFor(planned: PlannedField, { graph, name }: HopTarget): Split {
    const isTyped = !this.#schema.isAbstractIn(name, graph);
    return isTyped || this.isOfInterface(planned, name, graph)
      ? this.split(planned, name, graph)
      : { here: null, rest: planned };
  }

  /**
   * The interface on which a subgraph resolves the field for exactly these object types of `type` without help.
   * Then the field need not be expanded by type.
   */
  sharedType(
    planned: PlannedField,
    matching: readonly string[],
    type: string,
    graph: string,
  ): string | undefined {
    if (matching.length < 2) return undefined;
    const possible = this.#schema.possibleIn(type, graph);
    return [type, ...planned.types].find(
      (one) =>
        possible.filter((object) => this.#schema.possibleIn(one, graph).includes(object)).length ===
          matching.length && this.#isTold(planned, [one, ...matching], graph),
    );
  }

  /** Whether the subgraph resolves the field of each of these types, without other fields and other subgraphs. */
  #isTold(planned: PlannedField, types: readonly string[], graph: string): boolean {
    return types.every(
      (one) =>
        this.resolvedField(planned.name, one, graph)?.requires === null &&
        this.split(planned, one, graph).rest === null,
    );
  }

  /** The number of fields that a subgraph resolves alone. */
  weight(planned: PlannedField, type: string, graph: string, provided: readonly PlannedField[] = []): number {
    const field = this.resolvedField(planned.name, type, graph, provided);
    if (!field) return 0;
    if (provided.length > 0) return this.#innerWeight(planned, field, graph, provided);
    return remembered(this.#weights, planned, `${type} ${graph}`, () =>
      this.#innerWeight(planned, field, graph, []),
    );
  }

  #innerWeight(
    planned: PlannedField,
    field: SubgraphField,
    graph: string,
    provided: readonly PlannedField[],
  ): number {
    const { name } = namedType(field.type);
    const below = providedBelow(planned.name, field, provided);
    const inner = (planned.inner ?? []).map((one) =>
      Math.max(
        0,
        ...this.#matchingTypes(one, name, graph).map((possible) => this.weight(one, possible, graph, below)),
      ),
    );
    return inner.reduce((sum, weight) => sum + weight, 1);
  }

  #splitInner(
    planned: PlannedField,
    field: SubgraphField,
    graph: string,
    provided: readonly PlannedField[],
  ): Split {
    const below = providedBelow(planned.name, field, provided);
    const splits = (planned.inner ?? []).map((one) =>
      this.#splitAt(one, namedType(field.type).name, graph, below),
    );
    const [here, rest] = [splits.flatMap((one) => one.here ?? []), splits.flatMap((one) => one.rest ?? [])];
    if (rest.length === 0) return whole(planned);
    return here.length === 0
      ? { here: null, rest: planned }
      : { here: { ...planned, inner: here }, rest: { ...planned, inner: rest } };
  }

  #splitAt(planned: PlannedField, type: string, graph: string, provided: readonly PlannedField[]): Split {
    if (this.#schema.isUntypedIn(type, graph)) return this.#splitUntyped(planned, type, graph, provided);
    if (planned.name === "__typename") return whole(planned);
    const splits = this.#matchingTypes(planned, type, graph).map((one) =>
      this.#splitByAnyHop(planned, one, graph, provided),
    );
    if (splits.every(({ rest }) => rest === null)) return whole(planned);
    // With several types: all or nothing.
    return splits.length === 1 && splits[0] ? splits[0] : { here: null, rest: planned };
  }

  /** A field of objects whose concrete type the subgraph cannot tell. */
  #splitUntyped(
    planned: PlannedField,
    type: string,
    graph: string,
    provided: readonly PlannedField[],
  ): Split {
    const hops = this.#hops.from(graph, type, provided);
    const isTyped = hops.some((hop) => this.#schema.isAbstractIn(hop.name, hop.graph));
    if (isTyped) return whole(planned);
    if (planned.name === "__typename") {
      // The subgraph itself says that it has no object types.
      return this.#schema.isInterfaceObjectIn(type, graph) ? { here: null, rest: planned } : whole(planned);
    }
    // Objects of another type, which the subgraph cannot have.
    if (!this.#schema.applies(planned, type)) {
      return this.#schema.isInterfaceObjectIn(type, graph) ? { here: null, rest: planned } : whole(planned);
    }
    return this.#splitByAnyHop(planned, type, graph, provided);
  }

  #splitByAnyHop(
    planned: PlannedField,
    type: string,
    graph: string,
    provided: readonly PlannedField[],
  ): Split {
    let best = this.split(planned, type, graph, provided);
    for (const hop of this.#hops.from(graph, type, provided)) {
      if (best.rest === null) break;
      const split = this.split(planned, hop.name, hop.graph);
      if (split.rest === null || best.here === null) best = split;
    }
    return best;
  }

  #matchingTypes(planned: PlannedField, type: string, graph: string): string[] {
    return this.#schema.possibleIn(type, graph).filter((possible) => this.#schema.applies(planned, possible));
  }
}

/** Fields that a subgraph resolves for the objects below a field only (`@provides`). */
export function providedBelow(
  name: string,
  field: SubgraphField,
  provided: readonly PlannedField[],
): readonly PlannedField[] {
  const inner = provided.filter((one) => one.name === name).flatMap((one) => one.inner ?? []);
  return inner.length > 0 ? [...inner, ...field.provides] : field.provides;
}

function whole(planned: PlannedField): Split {
  return { here: planned, rest: null };
}

function remembered<Value>(
  all: WeakMap<PlannedField, Map<string, Value>>,
  planned: PlannedField,
  position: string,
  find: () => Value,
): Value {
  const ofAsk = all.get(planned) ?? new Map<string, Value>();
  all.set(planned, ofAsk);
  const known = ofAsk.get(position) ?? find();
  ofAsk.set(position, known);
  return known;
}

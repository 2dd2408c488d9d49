import type { PlannedField } from "./planned-field";
import { type SubgraphField, type JoinedSchema, namedType } from "./joined-schema";
import type { KeyHops } from "./key-hops";

/** A field split in two: the part that one subgraph resolves (alone or through hops), and the rest. */
export interface Split {
  readonly here: PlannedField | null;
  readonly rest: PlannedField | null;
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
      !field?.isExternal ||
      provided.some(
        (one) => one.name === name && one.types.every((other) => this.#schema.isAlso(type, other)),
      );
    return isResolvable ? field : undefined;
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

  /** The number of fields that a subgraph resolves alone. */
  weight(planned: PlannedField, type: string, graph: string): number {
    const field = this.resolvedField(planned.name, type, graph);
    if (!field) return 0;
    return remembered(this.#weights, planned, `${type} ${graph}`, () => {
      const { name } = namedType(field.type);
      const inner = (planned.inner ?? []).map((one) =>
        Math.max(
          0,
          ...this.#matchingTypes(one, name, graph).map((possible) => this.weight(one, possible, graph)),
        ),
      );
      return inner.reduce((sum, weight) => sum + weight, 1);
    });
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
    if (planned.name === "__typename" || this.#schema.isInterfaceObjectIn(type, graph)) return whole(planned);
    const splits = this.#matchingTypes(planned, type, graph).map((one) =>
      this.#splitByAnyHop(planned, one, graph, provided),
    );
    if (splits.every(({ rest }) => rest === null)) return whole(planned);
    // With several types: all or nothing.
    return splits.length === 1 && splits[0] ? splits[0] : { here: null, rest: planned };
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

  #matchingTypes({ types }: PlannedField, type: string, graph: string): string[] {
    return this.#schema
      .possibleIn(type, graph)
      .filter((possible) => types.every((one) => this.#schema.isAlso(possible, one)));
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

import type { Ask } from "./ask";
import { type FieldIn, type JoinedSchema, namedType } from "./joined-schema";
import type { Ways } from "./ways";

/** An ask in two: what one subgraph gets, by itself or by asking others further, and what it does not. */
export interface Cut {
  readonly here: Ask | null;
  readonly rest: Ask | null;
}

/** Says how much of what is wanted can be had of one subgraph. Each ask is looked at once for each place it may be put to. */
export class Reach {
  readonly #schema: JoinedSchema;
  readonly #ways: Ways;
  readonly #cuts = new WeakMap<Ask, Map<string, Cut>>();
  readonly #weights = new WeakMap<Ask, Map<string, number>>();

  constructor(schema: JoinedSchema, ways: Ways) {
    this.#schema = schema;
    this.#ways = ways;
  }

  /** The field as a subgraph answers it, where it does. */
  answered(name: string, type: string, graph: string, provided: readonly Ask[] = []): FieldIn | undefined {
    const field = this.#schema.fieldIn(type, name, graph);
    const isGiven =
      !field?.isExternal ||
      provided.some(
        (one) => one.name === name && one.types.every((other) => this.#schema.isAlso(type, other)),
      );
    return isGiven ? field : undefined;
  }

  /** What a subgraph gets of an ask for a field that it answers: a value without a key is got from where it stands, or not at all. */
  cut(ask: Ask, type: string, graph: string, provided: readonly Ask[] = []): Cut {
    const field = this.answered(ask.name, type, graph, provided);
    if (!field) return { here: null, rest: ask };
    if (!ask.inner) return whole(ask);
    if (provided.length > 0) return this.#cutInner(ask, field, graph, provided);
    return remembered(this.#cuts, ask, `${type} ${graph}`, () => this.#cutInner(ask, field, graph, []));
  }

  /** How many fields a subgraph answers by itself. */
  weight(ask: Ask, type: string, graph: string): number {
    const field = this.answered(ask.name, type, graph);
    if (!field) return 0;
    return remembered(this.#weights, ask, `${type} ${graph}`, () => {
      const { name } = namedType(field.type);
      const inner = (ask.inner ?? []).map((one) =>
        Math.max(0, ...this.#meant(one, name, graph).map((possible) => this.weight(one, possible, graph))),
      );
      return inner.reduce((sum, weight) => sum + weight, 1);
    });
  }

  #cutInner(ask: Ask, field: FieldIn, graph: string, provided: readonly Ask[]): Cut {
    const below = providedBelow(ask.name, field, provided);
    const cuts = (ask.inner ?? []).map((one) => this.#cutAt(one, namedType(field.type).name, graph, below));
    const [here, rest] = [cuts.flatMap((one) => one.here ?? []), cuts.flatMap((one) => one.rest ?? [])];
    if (rest.length === 0) return whole(ask);
    return here.length === 0
      ? { here: null, rest: ask }
      : { here: { ...ask, inner: here }, rest: { ...ask, inner: rest } };
  }

  #cutAt(ask: Ask, type: string, graph: string, provided: readonly Ask[]): Cut {
    if (ask.name === "__typename" || this.#schema.isInterfaceObjectIn(type, graph)) return whole(ask);
    const cuts = this.#meant(ask, type, graph).map((one) => this.#cutByAnyWay(ask, one, graph, provided));
    if (cuts.every(({ rest }) => rest === null)) return whole(ask);
    // Of several types it is got for all or for none.
    return cuts.length === 1 && cuts[0] ? cuts[0] : { here: null, rest: ask };
  }

  #cutByAnyWay(ask: Ask, type: string, graph: string, provided: readonly Ask[]): Cut {
    let best = this.cut(ask, type, graph, provided);
    for (const way of this.#ways.from(graph, type, provided)) {
      if (best.rest === null) break;
      const cut = this.cut(ask, way.name, way.graph);
      if (cut.rest === null || best.here === null) best = cut;
    }
    return best;
  }

  #meant({ types }: Ask, type: string, graph: string): string[] {
    return this.#schema
      .possibleIn(type, graph)
      .filter((possible) => types.every((one) => this.#schema.isAlso(possible, one)));
  }
}

/** What a field's subgraph knows of the objects below it beside what it knows of all. */
export function providedBelow(name: string, field: FieldIn, provided: readonly Ask[]): readonly Ask[] {
  const inner = provided.filter((one) => one.name === name).flatMap((one) => one.inner ?? []);
  return inner.length > 0 ? [...inner, ...field.provides] : field.provides;
}

function whole(ask: Ask): Cut {
  return { here: ask, rest: null };
}

function remembered<Value>(
  all: WeakMap<Ask, Map<string, Value>>,
  ask: Ask,
  place: string,
  find: () => Value,
): Value {
  const ofAsk = all.get(ask) ?? new Map<string, Value>();
  all.set(ask, ofAsk);
  const known = ofAsk.get(place) ?? find();
  ofAsk.set(place, known);
  return known;
}

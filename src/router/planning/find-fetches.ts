import { OperationTypeNode, print } from "graphql";

import { BadInput } from "../../domain/errors";
import { type Ask, byConditions, merged } from "./ask";
import { both, common, type Conditions, textOf } from "./conditions";
import { Fetch, type PlanPath, toldFields } from "./fetch";
import { type JoinedSchema } from "./joined-schema";
import { type Place, placeBelow, placeOn, withoutType } from "./place";
import { plannersKey } from "./planners-key";
import { Reach } from "./reach";
import { type Way, Ways } from "./ways";

/** What one operation may come to, spelled out type by type: more than any subgraph would take. */
const mostFields = 50_000;

type To = Pick<Way, "graph" | "name">;

/**
 * Finds the requests that bring what an operation asks. At each place, what the subgraph can answer that is asked there
 * already, it is asked; of what is left, the one that answers most gets all that it can, until nothing is left.
 */
export class FetchFinder {
  readonly #schema: JoinedSchema;
  readonly #ways: Ways;
  readonly #reach: Reach;
  readonly #fetches = new Map<string, Fetch>();
  readonly #needs = new Map<string, string>();
  /** Names under which the operation has something stored that is not just the field of that name. */
  readonly #hidden: ReadonlySet<string>;
  #fieldsLeft = mostFields;

  constructor(schema: JoinedSchema, ways: Ways, asks: readonly Ask[]) {
    this.#schema = schema;
    this.#ways = ways;
    this.#reach = new Reach(schema, ways);
    this.#hidden = new Set(hiddenNames(asks));
  }

  /** All the requests for these roots, each after those that it needs. */
  fetchesFor(roots: readonly Ask[], operation: OperationTypeNode): Fetch[] {
    const type = this.#schema.rootType(operation);
    const graphs = [...this.#schema.graphs.keys()].map((graph) => ({ graph, name: type }));
    for (let left = merged(roots); left.length > 0;) {
      const { to, taken, rest } = this.#choose(left, graphs, type);
      // One request makes a mutation once, whatever different conditions it is asked for under.
      const parts =
        operation === OperationTypeNode.MUTATION ? [{ conditions: [], asks: taken }] : byConditions(taken);
      for (const { conditions, asks } of parts) {
        const fetch = this.#fetch(to.graph, [], conditions, new Set());
        const { selections } = fetch;
        const place = { fetch, selections, type, path: [], conditions, provided: [] };
        for (const ask of asks) this.#take(ask, { ...place, used: new Set() });
      }
      left = rest;
    }
    return [...this.#fetches.values()];
  }

  /** The subgraph that answers most of what is left, the nearest of several. */
  #choose<One extends To>(
    asks: readonly Ask[],
    options: readonly One[],
    type: string,
  ): { to: One; taken: Ask[]; rest: Ask[] } {
    let best: { to: One; taken: Ask[]; rest: Ask[]; weight: number } | undefined;
    for (const to of options) {
      const cuts = asks.map((ask) => this.#reach.cut(ask, to.name, to.graph));
      const taken = cuts.flatMap(({ here }) => here ?? []);
      const weight = taken.reduce((sum, ask) => sum + this.#reach.weight(ask, to.name, to.graph), 0);
      if (weight > (best?.weight ?? 0)) {
        best = { to, taken, weight, rest: cuts.flatMap(({ rest }) => rest ?? []) };
      }
    }
    if (best) return best;
    throw new Error(`Expected a way to ${type}.${asks[0]?.name}, but no subgraph has one.`);
  }

  /** Asks for fields where objects of any type stand. */
  #at(asks: readonly Ask[], place: Place): void {
    const { graph } = place.fetch;
    if (!this.#schema.isAbstractIn(place.type, graph)) return this.#ofObjects(asks, place);

    place.selections.addTypename();
    const byType = new Map<string, Ask[]>();
    for (const ask of asks) {
      if (ask.name === "__typename") continue;
      const meant = this.#schema.possibleIn(place.type, graph).filter((type) => this.#isFor(ask, type));
      const shared = this.#sharedType(ask, meant, place);
      if (shared === undefined) {
        for (const type of meant) byType.set(type, [...(byType.get(type) ?? []), ask]);
      } else this.#take(ask, shared === place.type ? place : placeOn(place, shared));
    }
    for (const [type, some] of byType) this.#ofObjects(some, placeOn(place, type));
  }

  /** An interface on which a subgraph answers a field of just these types by itself: they need not be spelled out. */
  #sharedType(ask: Ask, meant: readonly string[], { type, fetch: { graph } }: Place): string | undefined {
    if (meant.length < 2) return undefined;
    const possible = this.#schema.possibleIn(type, graph);
    return [type, ...ask.types].find(
      (one) =>
        possible.filter((object) => this.#schema.possibleIn(one, graph).includes(object)).length ===
          meant.length &&
        [one, ...meant].every(
          (object) =>
            this.#reach.answered(ask.name, object, graph)?.requires === null &&
            this.#reach.cut(ask, object, graph).rest === null,
        ),
    );
  }

  #isFor({ types }: Ask, type: string): boolean {
    return types.every((one) => this.#schema.isAlso(type, one));
  }

  /** Asks for fields of objects of one type. */
  #ofObjects(asks: readonly Ask[], place: Place): void {
    const { type, provided, selections } = place;
    const { graph } = place.fetch;
    const isVague = this.#schema.isInterfaceObjectIn(type, graph);
    const left: Ask[] = [];
    const meant = isVague ? asks : merged(asks.filter((one) => this.#isFor(one, type)));
    for (const ask of meant) {
      const field = this.#reach.answered(ask.name, type, graph, provided);
      if (ask.name === "__typename" && !isVague) selections.addTypename();
      else if (!field || field.requires || !this.#isFor(ask, type)) left.push(ask);
      else {
        const { here, rest } = this.#reach.cut(ask, type, graph, provided);
        if (here) this.#take(here, place);
        if (rest) left.push(rest);
      }
    }
    if (isVague && left.length > 0) this.#learnType(left, place);
    else this.#elsewhere(left, place);
  }

  /** Where a subgraph does not know of which type an object is (`@interfaceObject`), one tells that has the interface. */
  #learnType(asks: readonly Ask[], place: Place): void {
    const way = this.#ways
      .from(place.fetch.graph, place.type, place.provided)
      .find(({ graph, name }) => this.#schema.isAbstractIn(name, graph));
    if (!way) throw new Error(`Expected a subgraph that knows the types of ${place.type}, but none does.`);
    this.#at(asks, this.#arrive(way, place, { after: this.#askKey(way, place) }));
  }

  /** Asks other subgraphs for what is left of an object. */
  #elsewhere(asks: readonly Ask[], place: Place): void {
    const { fetch, type, provided } = place;
    for (let left = asks; left.length > 0;) {
      const { to, taken, rest } = this.#choose(left, this.#ways.from(fetch.graph, type, provided), type);
      const after = this.#askKey(to, place, common(taken.map(({ conditions }) => conditions)));
      const requires = (ask: Ask) => this.#reach.answered(ask.name, to.name, to.graph)?.requires;
      const plain = taken.filter((ask) => !requires(ask));
      for (const { conditions, asks: some } of byConditions(plain)) {
        const arrived = this.#arrive(to, place, { after, conditions });
        for (const ask of some) this.#take(ask, arrived);
      }
      for (const ask of taken) {
        const needs = requires(ask);
        if (needs) this.#takeWith(needs, ask, { way: to, place, after });
      }
      left = rest;
    }
  }

  /** What a field needs is asked for from where the way to it begins, and not only once its own subgraph is reached. */
  #takeWith(
    needs: readonly Ask[],
    ask: Ask,
    { way, place, after }: { way: Way; place: Place; after: ReadonlySet<Fetch> },
  ): void {
    const keys = new Map(needs.map((need) => [need, this.#keyOfNeed(need)]));
    const used = new Set(after);
    const { conditions } = ask;
    this.#ofObjects(
      needs.map((need) => ({ ...need, key: keys.get(need) ?? need.key, conditions })),
      { ...place, used },
    );
    const arrived = this.#arrive(way, place, { after: used, conditions, told: toldFields(needs, keys) });
    this.#take({ ...ask, conditions: [] }, arrived);
  }

  /** Where something else may be stored under its name, or it has arguments, a needed field is stored under another. */
  #keyOfNeed({ name, args }: Ask): string {
    if (!this.#hidden.has(name) && args.length === 0) return name;
    const identity = `${name}(${args.map(print).join()})`;
    const key = this.#needs.get(identity) ?? `${plannersKey}${this.#needs.size}_${name}`;
    this.#needs.set(identity, key);
    return key;
  }

  /** Has the fields of a key asked for, by whichever requests that takes: these. */
  #askKey(way: Way, place: Place, conditions: Conditions = []): ReadonlySet<Fetch> {
    const used = new Set([place.fetch]);
    place.selections.addTypename();
    for (const { field, from } of way.key) {
      const at = from
        ? this.#arrive(from, place, { after: this.#askKey(from, place, conditions), conditions })
        : place;
      this.#ofObjects([field], { ...at, used, provided: [...at.provided, field] });
    }
    return used;
  }

  /** The same objects, in a request to another subgraph. */
  #arrive(
    { graph, name, key }: Way,
    place: Place,
    {
      after,
      conditions = [],
      told = [],
    }: { after: ReadonlySet<Fetch>; conditions?: Conditions; told?: ReturnType<typeof toldFields> },
  ): Place {
    const all = both(place.conditions, conditions);
    const fetch = this.#fetch(graph, withoutType(place.path), all, after);
    fetch.tell(place.type, name, [...toldFields(key.map(({ field }) => field)), ...told]);
    return {
      ...place,
      fetch,
      selections: fetch.selections.on(name),
      type: name,
      conditions: all,
      provided: [],
    };
  }

  #take(ask: Ask, place: Place): void {
    const { type, fetch, provided, selections, used } = place;
    const field = this.#reach.answered(ask.name, type, fetch.graph, provided);
    if (!field) throw new Error(`Expected ${fetch.graph} to answer ${type}.${ask.name}, but it does not.`);
    this.#fieldsLeft -= 1;
    if (this.#fieldsLeft < 0) {
      throw new BadInput(
        `Expected an operation that comes to at most ${mostFields} fields of subgraphs, but this comes to more.`,
      );
    }
    used.add(fetch);
    const inner = selections.add(ask, field.type);
    if (inner && ask.inner) this.#at(ask.inner, placeBelow(place, ask, field, inner));
  }

  /** Requests for the same things under the same conditions are one. */
  #fetch(graph: string, path: PlanPath, conditions: Conditions, after: ReadonlySet<Fetch>): Fetch {
    const before = [...after].map(({ id }) => id).toSorted((one, other) => one - other);
    const identity = JSON.stringify([graph, path, textOf(conditions), before]);
    const fetch =
      this.#fetches.get(identity) ?? new Fetch(this.#fetches.size, graph, path, conditions, after);
    this.#fetches.set(identity, fetch);
    return fetch;
  }
}

function hiddenNames(asks: readonly Ask[]): string[] {
  return asks.flatMap(({ key, name, args, inner }) => [
    ...(key !== name || args.length > 0 || inner ? [key] : []),
    ...(inner ? hiddenNames(inner) : []),
  ]);
}

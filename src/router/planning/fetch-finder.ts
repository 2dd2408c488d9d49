import { OperationTypeNode, print } from "graphql";

import { BadInput } from "../../domain/errors";
import { type PlannedField, byConditions, merged } from "./planned-field";
import { union, intersection, type Conditions, conditionsKey } from "./conditions";
import { Fetch, type PlanPath, requiresSelections } from "./fetch";
import { type JoinedSchema } from "./joined-schema";
import { type PlanPosition, positionBelow, narrowPosition, withoutType } from "./plan-position";
import { plannerKeyPrefix } from "./planner-key-prefix";
import { Resolvability } from "./resolvability";
import { type KeyHop, KeyHops } from "./key-hops";

/**
 * Maximum number of fields of one operation after it is expanded type by type. More than any subgraph would
 * accept.
 */
const maxFields = 50_000;

type HopTarget = Pick<KeyHop, "graph" | "name">;

/**
 * Finds the fetches for an operation. Greedy: at each position the current subgraph resolves all it can; then
 * the subgraph that resolves most of the rest takes its share, until nothing is left.
 */
export class FetchFinder {
  readonly #schema: JoinedSchema;
  readonly #hops: KeyHops;
  readonly #resolvability: Resolvability;
  readonly #fetches = new Map<string, Fetch>();
  readonly #requiredKeys = new Map<string, string>();
  /** Keys under which the operation stores something other than the plain field of that name. */
  readonly #shadowed: ReadonlySet<string>;
  #fieldsLeft = maxFields;

  constructor(schema: JoinedSchema, hops: KeyHops, fields: readonly PlannedField[]) {
    this.#schema = schema;
    this.#hops = hops;
    this.#resolvability = new Resolvability(schema, hops);
    this.#shadowed = new Set(shadowedNames(fields));
  }

  /** All fetches for these root fields. Each comes after the fetches that it depends on. */
  fetchesFor(roots: readonly PlannedField[], operation: OperationTypeNode): Fetch[] {
    const type = this.#schema.rootType(operation);
    const graphs = [...this.#schema.graphs.keys()].map((graph) => ({ graph, name: type }));
    for (let left = merged(roots); left.length > 0;) {
      const { to, taken, rest } = this.#choose(left, graphs, type);
      // A mutation, and a subscription, is sent once, even when it is selected under several conditions.
      const parts =
        operation !== OperationTypeNode.QUERY ? [{ conditions: [], fields: taken }] : byConditions(taken);
      for (const { conditions, fields } of parts) {
        const fetch = this.#fetch(to.graph, [], conditions, new Set());
        const { selections } = fetch;
        const position = { fetch, selections, type, path: [], conditions, provided: [] };
        for (const planned of fields) this.#select(planned, { ...position, used: new Set() });
      }
      left = rest;
    }
    return [...this.#fetches.values()];
  }

  /** The subgraph that resolves most of the fields; the nearest one on a tie. */
  #choose<One extends HopTarget>(
    fields: readonly PlannedField[],
    options: readonly One[],
    type: string,
  ): { to: One; taken: PlannedField[]; rest: PlannedField[] } {
    let best: { to: One; taken: PlannedField[]; rest: PlannedField[]; weight: number } | undefined;
    for (const to of options) {
      const splits = fields.map((planned) => this.#resolvability.split(planned, to.name, to.graph));
      const taken = splits.flatMap(({ here }) => here ?? []);
      const weight = taken.reduce(
        (sum, planned) => sum + this.#resolvability.weight(planned, to.name, to.graph),
        0,
      );
      if (weight > (best?.weight ?? 0)) {
        best = { to, taken, weight, rest: splits.flatMap(({ rest }) => rest ?? []) };
      }
    }
    if (best) return best;
    throw new Error(`Expected a subgraph that resolves ${type}.${fields[0]?.name}, but none does.`);
  }

  /** Selects fields at a position of any type, abstract or concrete. */
  #resolve(fields: readonly PlannedField[], position: PlanPosition): void {
    const { graph } = position.fetch;
    if (!this.#schema.isAbstractIn(position.type, graph)) return this.#resolveObjects(fields, position);

    position.selections.addTypename();
    const byType = new Map<string, PlannedField[]>();
    for (const planned of fields) {
      if (planned.name === "__typename") continue;
      const matching = this.#schema
        .possibleIn(position.type, graph)
        .filter((type) => this.#appliesTo(planned, type));
      const shared = this.#sharedType(planned, matching, position);
      if (shared === undefined) {
        for (const type of matching) byType.set(type, [...(byType.get(type) ?? []), planned]);
      } else this.#select(planned, shared === position.type ? position : narrowPosition(position, shared));
    }
    for (const [type, some] of byType) this.#resolveObjects(some, narrowPosition(position, type));
  }

  /**
   * The interface on which a subgraph resolves the field for exactly these types without help. Then the field
   * need not be expanded by type.
   */
  #sharedType(
    planned: PlannedField,
    matching: readonly string[],
    { type, fetch: { graph } }: PlanPosition,
  ): string | undefined {
    if (matching.length < 2) return undefined;
    const possible = this.#schema.possibleIn(type, graph);
    return [type, ...planned.types].find(
      (one) =>
        possible.filter((object) => this.#schema.possibleIn(one, graph).includes(object)).length ===
          matching.length &&
        [one, ...matching].every(
          (object) =>
            this.#resolvability.resolvedField(planned.name, object, graph)?.requires === null &&
            this.#resolvability.split(planned, object, graph).rest === null,
        ),
    );
  }

  #appliesTo({ types }: PlannedField, type: string): boolean {
    return types.every((one) => this.#schema.isAlso(type, one));
  }

  /** Selects fields of objects of one type. */
  #resolveObjects(fields: readonly PlannedField[], position: PlanPosition): void {
    const { type, provided, selections } = position;
    const { graph } = position.fetch;
    const isInterfaceObject = this.#schema.isInterfaceObjectIn(type, graph);
    const left: PlannedField[] = [];
    const matching = isInterfaceObject ? fields : merged(fields.filter((one) => this.#appliesTo(one, type)));
    for (const planned of matching) {
      const field = this.#resolvability.resolvedField(planned.name, type, graph, provided);
      if (planned.name === "__typename" && !isInterfaceObject) selections.addTypename();
      else if (!field || field.requires || !this.#appliesTo(planned, type)) left.push(planned);
      else {
        const { here, rest } = this.#resolvability.split(planned, type, graph, provided);
        if (here) this.#select(here, position);
        if (rest) left.push(rest);
      }
    }
    if (isInterfaceObject && left.length > 0) this.#resolveConcreteType(left, position);
    else this.#resolveElsewhere(left, position);
  }

  /** For `@interfaceObject`: a subgraph that knows the interface must first resolve the concrete type. */
  #resolveConcreteType(fields: readonly PlannedField[], position: PlanPosition): void {
    const hop = this.#hops
      .from(position.fetch.graph, position.type, position.provided)
      .find(({ graph, name }) => this.#schema.isAbstractIn(name, graph));
    if (!hop) throw new Error(`Expected a subgraph that knows the types of ${position.type}, but none does.`);
    this.#resolve(fields, this.#follow(hop, position, { after: this.#requestKey(hop, position) }));
  }

  /** Selects the remaining fields of an object in other subgraphs. */
  #resolveElsewhere(fields: readonly PlannedField[], position: PlanPosition): void {
    const { fetch, type, provided } = position;
    for (let left = fields; left.length > 0;) {
      const { to, taken, rest } = this.#choose(left, this.#hops.from(fetch.graph, type, provided), type);
      const after = this.#requestKey(to, position, intersection(taken.map(({ conditions }) => conditions)));
      const requires = (planned: PlannedField) =>
        this.#resolvability.resolvedField(planned.name, to.name, to.graph)?.requires;
      const plain = taken.filter((planned) => !requires(planned));
      for (const { conditions, fields: some } of byConditions(plain)) {
        const target = this.#follow(to, position, { after, conditions });
        for (const planned of some) this.#select(planned, target);
      }
      for (const planned of taken) {
        const required = requires(planned);
        if (required) this.#selectWithRequired(required, planned, { hop: to, position, after });
      }
      left = rest;
    }
  }

  /**
   * Selects a field with `@requires`. The required fields are resolved from the position where the hop
   * starts.
   */
  #selectWithRequired(
    required: readonly PlannedField[],
    planned: PlannedField,
    { hop, position, after }: { hop: KeyHop; position: PlanPosition; after: ReadonlySet<Fetch> },
  ): void {
    const keys = new Map(required.map((field) => [field, this.#keyOfRequired(field)]));
    const used = new Set(after);
    const { conditions } = planned;
    this.#resolveObjects(
      required.map((field) => ({ ...field, key: keys.get(field) ?? field.key, conditions })),
      { ...position, used },
    );
    const target = this.#follow(hop, position, {
      after: used,
      conditions,
      requires: requiresSelections(required, keys),
    });
    this.#select({ ...planned, conditions: [] }, target);
  }

  /**
   * The key for a required field. A planner key when the field has arguments, or when the client stores
   * something else under its name.
   */
  #keyOfRequired({ name, args }: PlannedField): string {
    if (!this.#shadowed.has(name) && args.length === 0) return name;
    const identity = `${name}(${args.map(print).join()})`;
    const key = this.#requiredKeys.get(identity) ?? `${plannerKeyPrefix}${this.#requiredKeys.size}_${name}`;
    this.#requiredKeys.set(identity, key);
    return key;
  }

  /** Selects the key fields of a hop. Returns the fetches that deliver them. */
  #requestKey(hop: KeyHop, position: PlanPosition, conditions: Conditions = []): ReadonlySet<Fetch> {
    const used = new Set([position.fetch]);
    position.selections.addTypename();
    for (const { field, from } of hop.key) {
      const at = from
        ? this.#follow(from, position, { after: this.#requestKey(from, position, conditions), conditions })
        : position;
      this.#resolveObjects([field], { ...at, used, provided: [...at.provided, field] });
    }
    return used;
  }

  /** The position of the same objects in a fetch from another subgraph. */
  #follow(
    { graph, name, key }: KeyHop,
    position: PlanPosition,
    {
      after,
      conditions = [],
      requires = [],
    }: {
      after: ReadonlySet<Fetch>;
      conditions?: Conditions;
      requires?: ReturnType<typeof requiresSelections>;
    },
  ): PlanPosition {
    const all = union(position.conditions, conditions);
    const fetch = this.#fetch(graph, withoutType(position.path), all, after);
    fetch.addRequires(position.type, name, [
      ...requiresSelections(key.map(({ field }) => field)),
      ...requires,
    ]);
    return {
      ...position,
      fetch,
      selections: fetch.selections.on(name),
      type: name,
      conditions: all,
      provided: [],
    };
  }

  #select(planned: PlannedField, position: PlanPosition): void {
    const { type, fetch, provided, selections, used } = position;
    const field = this.#resolvability.resolvedField(planned.name, type, fetch.graph, provided);
    if (!field)
      throw new Error(`Expected ${fetch.graph} to resolve ${type}.${planned.name}, but it does not.`);
    this.#fieldsLeft -= 1;
    if (this.#fieldsLeft < 0) {
      throw new BadInput(
        `Expected an operation that expands to at most ${maxFields} fields of subgraphs, but got more.`,
      );
    }
    used.add(fetch);
    const inner = selections.add(planned, field.type);
    if (inner && planned.inner) this.#resolve(planned.inner, positionBelow(position, planned, field, inner));
  }

  /** Reuses an equal fetch: same subgraph, path, conditions and dependencies. */
  #fetch(graph: string, path: PlanPath, conditions: Conditions, after: ReadonlySet<Fetch>): Fetch {
    const before = [...after].map(({ id }) => id).toSorted((one, other) => one - other);
    const identity = JSON.stringify([graph, path, conditionsKey(conditions), before]);
    const fetch =
      this.#fetches.get(identity) ?? new Fetch(this.#fetches.size, graph, path, conditions, after);
    this.#fetches.set(identity, fetch);
    return fetch;
  }
}

function shadowedNames(fields: readonly PlannedField[]): string[] {
  return fields.flatMap(({ key, name, args, inner }) => [
    ...(key !== name || args.length > 0 || inner ? [key] : []),
    ...(inner ? shadowedNames(inner) : []),
  ]);
}

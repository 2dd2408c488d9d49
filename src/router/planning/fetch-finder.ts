import { OperationTypeNode } from "graphql";

import { BadInput } from "../../domain/errors";
import { type PlannedField, byConditions, merged } from "./planned-field";
import { union, intersection, type Conditions } from "./conditions";
import { type Fetch, requiresSelections } from "./fetch";
import { Fetches } from "./fetches";
import { type JoinedSchema, namedType } from "./joined-schema";
import { type PlanPosition, positionBelow, narrowPosition, withoutType } from "./plan-position";
import { RequiredFields } from "./required-fields";
import { type Choice, type HopTarget, Resolvability } from "./resolvability";
import type { KeyHop, KeyHops } from "./key-hops";
import { UnreachableField } from "./unreachable-field";

/**
 * Maximum number of fields of one operation after it is expanded type by type. More than any subgraph would
 * accept.
 */
const maxFields = 50_000;

/**
 * Finds the fetches for an operation. Greedy: at each position the current subgraph resolves all it can; then
 * the subgraph that resolves most of the rest takes its share, until nothing is left.
 */
export class FetchFinder {
  readonly #schema: JoinedSchema;
  readonly #hops: KeyHops;
  readonly #resolvability: Resolvability;
  readonly #fetches = new Fetches();
  readonly #required: RequiredFields;
  #fieldsLeft = maxFields;

  constructor(schema: JoinedSchema, hops: KeyHops, fields: readonly PlannedField[]) {
    this.#schema = schema;
    this.#hops = hops;
    this.#resolvability = new Resolvability(schema, hops);
    this.#required = new RequiredFields(fields);
  }

  /** All fetches for these root fields. Each comes after the fetches that it depends on. */
  fetchesFor(roots: readonly PlannedField[], operation: OperationTypeNode): readonly Fetch[] {
    const type = this.#schema.rootType(operation);
    const graphs = [...this.#schema.graphs.keys()].map((graph) => ({ graph, name: type }));
    for (let left = merged(roots); left.length > 0;) {
      const { to, taken, rest } = this.#choose(left, graphs, { type, path: [] });
      // A mutation, and a subscription, is sent once, even when it is selected under several conditions.
      const parts =
        operation !== OperationTypeNode.QUERY ? [{ conditions: [], fields: taken }] : byConditions(taken);
      for (const { conditions, fields } of parts) {
        const fetch = this.#fetches.get(to.graph, [], conditions, new Set());
        const others = graphs.filter((one) => one !== to).map(({ graph }) => ({ graph, type }));
        const start = { path: [], within: [], provided: [], selections: fetch.selections };
        const position = { fetch, type, conditions, others, ...start };
        for (const planned of fields) this.#select(planned, { ...position, used: new Set() });
      }
      left = rest;
    }
    return this.#fetches.all;
  }

  #choose<One extends HopTarget>(
    fields: readonly PlannedField[],
    options: readonly One[],
    { type, path }: Pick<PlanPosition, "type" | "path">,
  ): Choice<One> {
    const choice = this.#resolvability.choose(fields, options);
    if (choice) return choice;
    throw UnreachableField.at(path, type, fields[0] as PlannedField);
  }

  /** Selects fields at a position of any type, abstract or concrete. */
  #resolve(fields: readonly PlannedField[], position: PlanPosition): void {
    const { graph } = position.fetch;
    if (this.#schema.isUntypedIn(position.type, graph)) return this.#resolveUntyped(fields, position);
    if (!this.#schema.isAbstractIn(position.type, graph)) return this.#resolveObjects(fields, position);

    position.selections.addTypename();
    const members = this.#membersAt(position);
    const byType = new Map<string, PlannedField[]>();
    for (const planned of fields) {
      if (planned.name === "__typename") continue;
      const matching = members.filter((type) => this.#schema.applies(planned, type));
      const shared = this.#resolvability.sharedType(planned, matching, position.type, graph);
      if (shared === undefined) {
        for (const type of matching) byType.set(type, [...(byType.get(type) ?? []), planned]);
      } else this.#select(planned, shared === position.type ? position : narrowPosition(position, shared));
    }
    for (const [type, some] of byType) this.#resolveObjects(some, narrowPosition(position, type));
  }

  /**
   * The types that objects at a position may have. Of a union, only the members that all subgraphs have which
   * could have been asked here: which of them is asked must not decide the answer.
   */
  #membersAt({ type, fetch, within, others }: PlanPosition): readonly string[] {
    const possible = this.#schema.possibleIn(type, fetch.graph);
    if (!this.#schema.isUnion(type)) return possible;
    const members = possible.filter((one) =>
      others.every((other) => this.#schema.possibleIn(other.type, other.graph).includes(one)),
    );
    if (members.length < possible.length) fetch.addRewrite({ MemberFilter: { path: within, members } });
    return members;
  }

  /** Selects fields of objects of one type. */
  #resolveObjects(fields: readonly PlannedField[], position: PlanPosition): void {
    const { type, fetch, selections } = position;
    if (this.#schema.isUntypedIn(type, fetch.graph)) return this.#resolveUntyped(fields, position);
    const left: PlannedField[] = [];
    for (const planned of merged(fields.filter((one) => this.#schema.applies(one, type)))) {
      if (planned.name === "__typename") selections.addTypename();
      else left.push(...this.#selectHere(planned, position));
    }
    this.#resolveElsewhere(left, position);
  }

  /** Selects what the position's own subgraph resolves of a field. Returns the rest. */
  #selectHere(planned: PlannedField, position: PlanPosition): PlannedField[] {
    const { type, provided, fetch } = position;
    const field = this.#resolvability.resolvedField(planned.name, type, fetch.graph, provided);
    if (!field || field.requires) return [planned];
    const { here, rest } = this.#resolvability.split(planned, type, fetch.graph, provided);
    if (here) this.#select(here, position);
    return rest ? [rest] : [];
  }

  /**
   * Selects fields of objects whose concrete type the subgraph cannot tell. Fields of the interface need no
   * concrete type: other subgraphs resolve them by its key. For the others, a subgraph that knows the object
   * types is asked first.
   */
  #resolveUntyped(fields: readonly PlannedField[], position: PlanPosition): void {
    const { type, provided, fetch } = position;
    const hops = this.#hops.from(fetch.graph, type, provided);
    const [ofInterface, ofTypes]: [PlannedField[], PlannedField[]] = [[], []];
    for (const planned of merged(fields.filter((one) => this.#schema.applies(one, type)))) {
      if (planned.name === "__typename") ofTypes.push(planned);
      else
        for (const left of this.#selectHere(planned, position)) {
          const isDirect = hops.some(({ graph, name }) =>
            this.#resolvability.isOfInterface(left, name, graph),
          );
          (isDirect ? ofInterface : ofTypes).push(left);
        }
    }
    ofTypes.push(...fields.filter((one) => !this.#schema.applies(one, type)));
    this.#resolveElsewhere(ofInterface, position);
    if (ofTypes.length > 0) this.#resolveConcreteType(ofTypes, position, hops);
  }

  /** Selects fields in a subgraph that first resolves the concrete type. */
  #resolveConcreteType(
    fields: readonly PlannedField[],
    position: PlanPosition,
    hops: readonly KeyHop[],
  ): void {
    const { type, fetch, path, selections } = position;
    const hop = hops.find(({ graph, name }) => this.#schema.isAbstractIn(name, graph));
    if (hop) {
      const conditions = intersection(fields.map((planned) => planned.conditions));
      const after = this.#requestKey(hop, position, conditions);
      return this.#resolve(fields, this.#follow(hop, position, { after, conditions }));
    }
    // The subgraph has no object types of this interface, so it sends none, or an error.
    const isEmpty = !this.#schema.isInterfaceObjectIn(type, fetch.graph);
    const unreachable = fields.find(
      (one) => !isEmpty || (one.name !== "__typename" && this.#schema.applies(one, type)),
    );
    if (unreachable) throw UnreachableField.at(path, type, unreachable);
    selections.addTypename();
  }

  /** Selects the remaining fields of an object in other subgraphs. */
  #resolveElsewhere(fields: readonly PlannedField[], position: PlanPosition): void {
    const { fetch, type, provided } = position;
    for (let left = fields; left.length > 0;) {
      const { to, taken, rest } = this.#choose(left, this.#hops.from(fetch.graph, type, provided), position);
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
    const used = new Set(after);
    const { conditions } = planned;
    const keyed = required.map((field) => ({ ...this.#required.keyed(field), conditions }));
    this.#resolveObjects(keyed, { ...position, used });
    const requires = requiresSelections(keyed);
    const target = this.#follow(hop, position, { after: used, conditions, requires });
    this.#select({ ...planned, conditions: [] }, target);
  }

  /** Selects the key fields of a hop. Returns the fetches that deliver them. */
  #requestKey(hop: KeyHop, position: PlanPosition, conditions: Conditions = []): ReadonlySet<Fetch> {
    const used = new Set([position.fetch]);
    position.selections.addTypename();
    for (const { field, from } of hop.parts) {
      const at = from
        ? this.#follow(from, position, { after: this.#requestKey(from, position, conditions), conditions })
        : position;
      const isOverridden = this.#schema.fieldIn(at.type, field.name, at.fetch.graph)?.isOverridden === true;
      const provided = isOverridden ? [...at.provided, field] : at.provided;
      this.#resolveObjects([field], { ...at, used, provided });
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
    const fields = [...requiresSelections(key), ...requires];
    const fetch = this.#fetches.get(graph, withoutType(position.path), all, after, (one) =>
      one.accepts(position.type, fields),
    );
    fetch.addRequires(position.type, name, fields, this.#schema.isInterfaceObjectIn(name, graph));
    return {
      ...position,
      fetch,
      selections: fetch.selections.on(name),
      type: name,
      within: [{ TypenameEquals: [name] }],
      others: [],
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
    if (!inner || !planned.inner) return;
    const others = position.others.flatMap(({ graph, type: there }) => {
      const other = this.#resolvability.resolvedField(planned.name, there, graph);
      return other ? [{ graph, type: namedType(other.type).name }] : [];
    });
    this.#resolve(planned.inner, positionBelow(position, planned, field, { selections: inner, others }));
  }
}

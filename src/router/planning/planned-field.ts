import {
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

import {
  union,
  intersection,
  type Condition,
  type Conditions,
  conditionsKey,
  difference,
} from "./conditions";

/** A field to be resolved at some position, selected by the client or by the planner. */
export interface PlannedField {
  /** The key under which its value is stored. */
  readonly key: string;
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  /** Directives that the planner does not know. They are forwarded to the subgraph. */
  readonly directives: readonly DirectiveNode[];
  readonly conditions: Conditions;
  /** Types that an object must have: the type conditions around the field. */
  readonly types: readonly string[];
  /** Null for a leaf. */
  readonly inner: readonly PlannedField[] | null;
}

/** Reads a selection set with inlined fragments. */
export function plannedFields(
  { selections }: SelectionSetNode,
  types: readonly string[] = [],
  conditions: Conditions = [],
): PlannedField[] {
  return selections.flatMap((selection): PlannedField[] => {
    const here = union(conditions, conditionsOf(selection));
    if (selection.kind === Kind.FIELD) return [plannedField(selection, types, here)];
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error("Expected inlined fragments.");
    const type = selection.typeCondition?.name.value;
    return plannedFields(
      selection.selectionSet,
      type === undefined || types.includes(type) ? types : [...types, type],
      here,
    );
  });
}

/** Reads a field set: a key, `@requires` or `@provides`. */
export function fieldsOfFieldSet(text: string): PlannedField[] {
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? plannedFields(definition.selectionSet) : [];
}

/** Merges fields with the same key and conditions. For objects that have all the types. */
export function merged(fields: readonly PlannedField[]): PlannedField[] {
  const found = new Map<string, PlannedField>();
  for (const planned of fields) {
    const identity = `${planned.key} ${conditionsKey(planned.conditions)}`;
    const known = found.get(identity);
    const inner = known?.inner && planned.inner ? [...known.inner, ...planned.inner] : planned.inner;
    found.set(identity, known && inner ? { ...known, inner } : (known ?? planned));
  }
  return [...found.values()];
}

function plannedField(
  { name, alias, arguments: args = [], directives = [], selectionSet }: FieldNode,
  types: readonly string[],
  conditions: Conditions,
): PlannedField {
  return {
    key: (alias ?? name).value,
    name: name.value,
    args,
    directives: directives.filter((directive) => !isCondition(directive)),
    conditions,
    types,
    inner: selectionSet ? plannedFields(selectionSet) : null,
  };
}

/** Only variables: literal conditions are already removed. */
function conditionsOf({ directives = [] }: SelectionNode): Condition[] {
  return directives
    .filter(isCondition)
    .flatMap(({ name, arguments: [given] = [] }) =>
      given?.value.kind === Kind.VARIABLE
        ? [{ variable: given.value.name.value, is: name.value === "include" }]
        : [],
    );
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === "include" || name.value === "skip";
}

/**
 * Groups fields that can share one request. Each group has the conditions without which it would request
 * nothing.
 */
export function byConditions(
  fields: readonly PlannedField[],
): Array<{ conditions: Conditions; fields: PlannedField[] }> {
  const shared = intersection(fields.map(({ conditions }) => conditions));
  const isOne = fields.some(({ conditions }) => difference(conditions, shared).length === 0);
  const groups = new Map<string, { conditions: Conditions; fields: PlannedField[] }>();
  for (const planned of fields) {
    const conditions = isOne ? shared : planned.conditions;
    const group = groups.get(conditionsKey(conditions)) ?? { conditions, fields: [] };
    groups.set(conditionsKey(conditions), group);
    group.fields.push({ ...planned, conditions: difference(planned.conditions, conditions) });
  }
  return [...groups.values()];
}

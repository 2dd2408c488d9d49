import {
  type ArgumentNode,
  type DirectiveNode,
  type FieldNode,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

import { both, common, type Condition, type Conditions, textOf, without } from "./conditions";

/** A field that is wanted at some place: by a client, or by the planner for a subgraph. */
export interface Ask {
  /** Under which its value is stored. */
  readonly key: string;
  readonly name: string;
  readonly args: readonly ArgumentNode[];
  /** Those that no planner knows; the subgraph may. */
  readonly directives: readonly DirectiveNode[];
  readonly conditions: Conditions;
  /** All the types that an object must have for it, as the fragments around it say. */
  readonly types: readonly string[];
  /** Null for what has no fields. */
  readonly inner: readonly Ask[] | null;
}

/** Reads a selection set in which fragments stand where they are spread. */
export function asksOf(
  { selections }: SelectionSetNode,
  types: readonly string[] = [],
  conditions: Conditions = [],
): Ask[] {
  return selections.flatMap((selection): Ask[] => {
    const here = both(conditions, conditionsOf(selection));
    if (selection.kind === Kind.FIELD) return [askOf(selection, types, here)];
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error("Expected fragments where they are spread.");
    const type = selection.typeCondition?.name.value;
    return asksOf(
      selection.selectionSet,
      type === undefined || types.includes(type) ? types : [...types, type],
      here,
    );
  });
}

/** The fields of a key, or of `@requires` and `@provides`. */
export function asksOfFieldSet(text: string): Ask[] {
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? asksOf(definition.selectionSet) : [];
}

/** The same with each key once under the same conditions, for objects that have all the types. */
export function merged(asks: readonly Ask[]): Ask[] {
  const found = new Map<string, Ask>();
  for (const ask of asks) {
    const identity = `${ask.key} ${textOf(ask.conditions)}`;
    const known = found.get(identity);
    const inner = known?.inner && ask.inner ? [...known.inner, ...ask.inner] : ask.inner;
    found.set(identity, known && inner ? { ...known, inner } : (known ?? ask));
  }
  return [...found.values()];
}

function askOf(
  { name, alias, arguments: args = [], directives = [], selectionSet }: FieldNode,
  types: readonly string[],
  conditions: Conditions,
): Ask {
  return {
    key: (alias ?? name).value,
    name: name.value,
    args,
    directives: directives.filter((directive) => !isCondition(directive)),
    conditions,
    types,
    inner: selectionSet ? asksOf(selectionSet) : null,
  };
}

/** What is written out, such as `@include(if: true)`, has been dealt with before. */
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

/** Asks that can be one request, and what must hold for it: it is never made where it would ask nothing. */
export function byConditions(asks: readonly Ask[]): Array<{ conditions: Conditions; asks: Ask[] }> {
  const shared = common(asks.map(({ conditions }) => conditions));
  const isOne = asks.some(({ conditions }) => without(conditions, shared).length === 0);
  const groups = new Map<string, { conditions: Conditions; asks: Ask[] }>();
  for (const ask of asks) {
    const conditions = isOne ? shared : ask.conditions;
    const group = groups.get(textOf(conditions)) ?? { conditions, asks: [] };
    groups.set(textOf(conditions), group);
    group.asks.push({ ...ask, conditions: without(ask.conditions, conditions) });
  }
  return [...groups.values()];
}

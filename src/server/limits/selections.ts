import {
  doTypesOverlap,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from "graphql";

import type { Values } from "./argument";

/**
 * The tariff, in tenths of a point (integers add up exactly). Used for the estimate and for the actual price.
 */
export const tenthsOf = { point: 10, entity: 10, field: 1, list: 10 };

/** Rounds up to whole points. At least 1, for parsing and validation. */
export function pointsOf(tenths: number): number {
  return Math.max(1, Math.ceil(tenths / 10));
}

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
}

/** Input for collecting fields. */
export interface CostContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** The coerced variables, for @skip and @include. */
  readonly values: Values;
}

/** A field selected on a type, merged by response key as in an answer. */
export interface CollectedField {
  /** The response key. */
  readonly key: string;
  readonly on: GraphQLCompositeType;
  readonly node: FieldNode;
  /** The number of selections. */
  readonly times: number;
  readonly selections: readonly SelectionSetNode[];
}

/**
 * Collects the fields of selections, fragments included. Leaves out fields excluded by conditions, and
 * fragments on impossible types.
 */
export function collectFields(
  selections: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  context: CostContext,
): CollectedField[] {
  const collected = new Map<string, CollectedField>();
  for (const { node, on } of selections.flatMap((one) => [...fieldsOf(one, type, context)])) {
    const key = node.alias?.value ?? node.name.value;
    const known = collected.get(`${on.name}.${key}`);
    const inner = node.selectionSet ? [node.selectionSet] : [];
    collected.set(`${on.name}.${key}`, {
      key,
      on,
      node,
      times: (known?.times ?? 0) + 1,
      selections: [...(known?.selections ?? []), ...inner],
    });
  }
  return [...collected.values()];
}

function* fieldsOf(
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  context: CostContext,
): Generator<{ node: FieldNode; on: GraphQLCompositeType }> {
  for (const selection of selections) {
    if (isExcluded(selection, context.values)) continue;
    if (selection.kind === Kind.FIELD) {
      yield { node: selection, on: type };
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : context.fragments.get(selection.name.value);
    if (!fragment) continue;
    const named = fragment.typeCondition && context.schema.getType(fragment.typeCondition.name.value);
    const narrowed = isCompositeType(named) ? narrower(context.schema, type, named) : type;
    if (narrowed) yield* fieldsOf(fragment.selectionSet, narrowed, context);
  }
}

/** The narrower of two types; null if no object can have both. */
function narrower(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  other: GraphQLCompositeType,
): GraphQLCompositeType | null {
  if (!doTypesOverlap(schema, type, other)) return null;
  return isObjectType(type) ? type : other;
}

function isExcluded({ directives = [] }: SelectionNode, values: Values): boolean {
  return directives.some(({ name, arguments: [condition] = [] }) => {
    if (!condition) return false;
    const value = valueFromASTUntyped(condition.value, values);
    return name.value === "include" ? value === false : name.value === "skip" && value === true;
  });
}

/** Whether the type is an entity: it has an id. A union is one if any of its types is. */
export function isEntityType(type: GraphQLCompositeType): boolean {
  if (isObjectType(type) || isInterfaceType(type)) return "id" in type.getFields();
  return type.getTypes().some(isEntityType);
}

/** Whether the type is a connection or an edge: its nodes belong to the page that was charged already. */
export function isPartOfPage({ name }: GraphQLCompositeType): boolean {
  return name.endsWith("Connection") || name.endsWith("Edge");
}

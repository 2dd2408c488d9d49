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

/** The one tariff, in tenths of a point, which add up exactly: what is asked and what came are priced by it alike. */
export const tenthsOf = { point: 10, thing: 10, field: 1, list: 10 };

/** Whole points, and one at least: whatever is asked has been read, and checked against the schema. */
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

/** What a walk over an operation goes by. */
export interface Terrain {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** By which fields are skipped or included. */
  readonly values: Values;
}

/** A field that is asked of a type, with all that is asked of it: an answer holds it once, however often it is selected. */
export interface Asked {
  /** The key under which an answer holds it. */
  readonly key: string;
  readonly on: GraphQLCompositeType;
  readonly node: FieldNode;
  /** How many times it is selected. */
  readonly times: number;
  readonly selections: readonly SelectionSetNode[];
}

/**
 * The fields of selections, those of their fragments included. Left out is what cannot come: what a condition excludes, and
 * a fragment on what the type here cannot be.
 */
export function askedOf(
  selections: readonly SelectionSetNode[],
  type: GraphQLCompositeType,
  terrain: Terrain,
): Asked[] {
  const asked = new Map<string, Asked>();
  for (const { node, on } of selections.flatMap((one) => [...fieldsOf(one, type, terrain)])) {
    const key = node.alias?.value ?? node.name.value;
    const known = asked.get(`${on.name}.${key}`);
    const inner = node.selectionSet ? [node.selectionSet] : [];
    asked.set(`${on.name}.${key}`, {
      key,
      on,
      node,
      times: (known?.times ?? 0) + 1,
      selections: [...(known?.selections ?? []), ...inner],
    });
  }
  return [...asked.values()];
}

function* fieldsOf(
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  terrain: Terrain,
): Generator<{ node: FieldNode; on: GraphQLCompositeType }> {
  for (const selection of selections) {
    if (isExcluded(selection, terrain.values)) continue;
    if (selection.kind === Kind.FIELD) {
      yield { node: selection, on: type };
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : terrain.fragments.get(selection.name.value);
    if (!fragment) continue;
    const named = fragment.typeCondition && terrain.schema.getType(fragment.typeCondition.name.value);
    const narrowed = isCompositeType(named) ? narrower(terrain.schema, type, named) : type;
    if (narrowed) yield* fieldsOf(fragment.selectionSet, narrowed, terrain);
  }
}

/** What something of one type can be, where it is of another type too; null where it cannot. */
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

/** A thing of the catalogue has an id. Of a union it is enough that its types have. */
export function isThing(type: GraphQLCompositeType): boolean {
  if (isObjectType(type) || isInterfaceType(type)) return "id" in type.getFields();
  return type.getTypes().some(isThing);
}

/** Whether a field of this type is a row of the page that its parent is: the page was asked for already. */
export function isPartOfPage({ name }: GraphQLCompositeType): boolean {
  return name.endsWith("Connection") || name.endsWith("Edge");
}

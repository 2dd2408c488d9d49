import { type GraphQLField, getNamedType, isListType, isObjectType, getNullableType } from "graphql";

import type { Bounds } from "../../domain/bounds";
import type { FieldPrice } from "../../domain/field-price";

/** What bounds the length of a list. */
export interface ListBounds {
  /** Types and relations: a list has at most the sum of their rows and children. What is not known bounds nothing. */
  readonly sums: readonly string[];
  /** The type of its entities: each is in one list at most once. Null for other items. */
  readonly type: string | null;
  /** Whether an entity is in the list of one parent only. */
  readonly isOfOneParent: boolean;
}

/** The bounds of a list or a connection: those that its price declares, else the children of the relation of the same name. */
export function listBoundsOf(
  on: string,
  field: GraphQLField<unknown, unknown>,
  { atMost, isOfOneParent = false }: FieldPrice,
): ListBounds {
  return { sums: atMost ?? [`${on}.${field.name}`], type: itemTypeOf(field), isOfOneParent };
}

/** Maximum length of one list; Infinity if nothing is known. */
export function longestOf({ sums, type }: ListBounds, bounds: Bounds | null): number {
  if (bounds === null) return Infinity;
  return Math.min(totalOf(sums, bounds), type === null ? Infinity : rowsOf(type, bounds));
}

/** Maximum length of the lists of different parents together. */
export function longestTogether({ type, isOfOneParent }: ListBounds, bounds: Bounds | null): number {
  return isOfOneParent && type !== null && bounds !== null ? rowsOf(type, bounds) : Infinity;
}

function rowsOf(type: string, { rows }: Bounds): number {
  return rows[type] ?? Infinity;
}

/** The sum of rows of types and of children of relations; Infinity if one is not known. */
export function totalOf(names: readonly string[], { rows, children }: Bounds): number {
  return names.reduce((sum, name) => sum + (children[name] ?? rows[name] ?? Infinity), 0);
}

/** The object type of a list's items, or of a connection's nodes. */
function itemTypeOf(field: GraphQLField<unknown, unknown>): string | null {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return null;
  if (isListType(getNullableType(field.type))) return type.name;
  const nodes = type.getFields()["nodes"];
  return nodes ? getNamedType(nodes.type).name : null;
}

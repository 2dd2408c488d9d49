import { type GraphQLCompositeType, isInterfaceType, isObjectType } from "graphql";

import { refusedPoints } from "../admission/cost-account";

/**
 * The tariff, in tenths of a point (integers add up exactly). Used for the estimate and for the actual price.
 */
export const tenthsOf = { point: 10, entity: 10, field: 1, list: 10 };

/** In whole points, rounded down, with what every request costs, also a refused one. */
export function pointsOf(tenths: number): number {
  return refusedPoints + Math.floor(tenths / tenthsOf.point);
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

import type { FieldNode, GraphQLField } from "graphql";

import { priceOf } from "../../domain/field-price";
import { argumentOf, type Values } from "./argument";
import { tenthsOf } from "./selections";

/** The surcharge of a field on `count` objects, in tenths of a point. */
export function surchargeOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Values,
  count: number,
): number {
  const { asked = 0, each = 0, filtered = 0 } = priceOf(field);
  const isFiltered = filtered > 0 && hasCondition(argumentOf(field, node, "filter", values));
  return tenthsOf.point * (asked + each * count + (isFiltered ? filtered : 0));
}

function hasCondition(filter: unknown): boolean {
  return (
    typeof filter === "object" && filter !== null && Object.values(filter).some((value) => value !== null)
  );
}

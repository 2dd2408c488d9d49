import { type FieldNode, type GraphQLCompositeType, type GraphQLField, isObjectType } from "graphql";

import { type FieldPrice, priceOf } from "../../resolvers/shared/price";
import { mergedSchema } from "../../subgraphs/merged";
import { argumentOf, type Values } from "./argument";
import { tenthsOf } from "./selections";

let listed: ReadonlyMap<string, FieldPrice> | null = null;

/**
 * The `@Price` of a field, by type and field name: a router's schema comes from SDL, which has no prices.
 * Fields of foreign subgraphs have no price.
 */
export function listedPrice(on: GraphQLCompositeType, { name }: { readonly name: string }): FieldPrice {
  listed ??= listPrices();
  return listed.get(`${on.name}.${name}`) ?? {};
}

/** The surcharge of a field on `count` objects, in tenths of a point. */
export function surchargeOf(
  on: GraphQLCompositeType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Values,
  count: number,
): number {
  const { asked = 0, each = 0, filtered = 0 } = listedPrice(on, field);
  const isFiltered = filtered > 0 && hasCondition(argumentOf(field, node, "filter", values));
  return tenthsOf.point * (asked + each * count + (isFiltered ? filtered : 0));
}

function listPrices(): ReadonlyMap<string, FieldPrice> {
  const objects = Object.values(mergedSchema().getTypeMap()).filter(isObjectType);
  return new Map(
    objects.flatMap((type) =>
      Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, priceOf(field)] as const),
    ),
  );
}

function hasCondition(filter: unknown): boolean {
  return (
    typeof filter === "object" && filter !== null && Object.values(filter).some((value) => value !== null)
  );
}

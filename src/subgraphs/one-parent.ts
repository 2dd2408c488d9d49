import { type GraphQLSchema, isObjectType } from "graphql";

import { priceOf, setPrice } from "../domain/field-price";
import { toMany, type ToMany } from "../entities/relations";

const relations: Readonly<Record<string, ToMany>> = toMany;

/** Marks the lists of relations whose rows have one parent each. Their rows bound the lists of all parents together. */
export function markListsOfOneParent(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      if (relations[`${type.name}.${field.name}`]?.owner !== "id") continue;
      setPrice(field, { ...priceOf(field), isOfOneParent: true });
    }
  }
}

import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from "graphql";

import { priceOf, setPrice } from "../domain/field-price";
import { idPrefixes } from "../domain/ids";

/** Points for a filter, and for each thousand rows that it reads per condition. */
const filterPrice = { filtered: 5, filteredPerThousand: 1 };

/**
 * Adds the price of its filter to each list that declares none. A filter reads the rows that it drops: of a root list all
 * rows of the type, of a nested one the rows of each parent's list.
 */
export function addFilterPrices(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const price = priceOf(field);
      if (price.filtered !== undefined || !field.args.some(({ name }) => name === "filter")) continue;
      const node = nodeTypeOf(getNamedType(field.type) as GraphQLObjectType);
      // Of what is computed, such as networks, the filter is part of the price of the field.
      if (node === null || !(node in idPrefixes)) continue;
      const reads = [type === query ? node : `${type.name}.${field.name}`];
      setPrice(field, { ...price, ...filterPrice, reads });
    }
  }
}

/** The type of a page's rows; null if it is no page. */
function nodeTypeOf(page: GraphQLObjectType): string | null {
  const nodes = isObjectType(page) ? page.getFields()["nodes"] : undefined;
  return nodes ? getNamedType(nodes.type).name : null;
}

import { isInterfaceType, isObjectType } from "graphql";

import { setPrice } from "../../domain/field-price";
import { readPrices } from "../../federation/read-prices";
import type { Supergraph } from "../../router/supergraph";

/** Sets the prices of a router's fields by the cost directives of its supergraph. */
export function setPrices({ apiSchema, document }: Supergraph): void {
  const prices = readPrices(document);
  for (const type of Object.values(apiSchema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const price = prices.get(`${type.name}.${field.name}`);
      if (price) setPrice(field, price);
    }
  }
}

import { Extensions } from "type-graphql";

import type { FieldPrice } from "../../domain/field-price";

/**
 * Declares a field's price. For fields of object types only: prices on interfaces are ignored. The arguments that size a list
 * are not declared: `subgraphs/list-sizes.ts` finds them.
 */
export function Price(price: Omit<FieldPrice, "slicingArguments" | "sizedFields">) {
  return Extensions({ price });
}

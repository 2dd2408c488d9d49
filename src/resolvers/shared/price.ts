import { Extensions } from "type-graphql";

import type { FieldPrice } from "../../domain/field-price";
import type { TypeName } from "../../domain/ids";
import type { ToManyName } from "../../entities/relations";

export interface DeclaredPrice extends Omit<FieldPrice, "slicingArguments" | "sizedFields"> {
  readonly atMost?: ReadonlyArray<TypeName | ToManyName>;
  readonly reads?: ReadonlyArray<TypeName | ToManyName>;
}

/**
 * Declares a field's price. For fields of object types only: prices on interfaces are ignored. The arguments that size a list
 * are not declared: `subgraphs/list-sizes.ts` finds them.
 */
export function Price(price: DeclaredPrice) {
  return Extensions({ price });
}

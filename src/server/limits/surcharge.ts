import type { Values } from "./compile-argument";
import type { PricedField } from "./priced-operation";
import { tenthsOf } from "./selections";

/** The surcharge of a field on `count` objects, in tenths of a point. */
export function surchargeOf({ price, hasFilter }: PricedField, values: Values, count: number): number {
  const { asked = 0, each = 0, filtered = 0 } = price;
  return tenthsOf.point * (asked + each * count + (filtered > 0 && hasFilter(values) ? filtered : 0));
}

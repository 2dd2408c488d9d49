import type { CostInput } from "./cost-input";
import { totalOf } from "./list-bounds";
import type { PricedField } from "./priced-operation";
import { tenthsOf } from "./selections";

/** Without bounds, a field is assumed to read so many rows. */
const assumedRows = 30_000;

/** The surcharge of a field on `count` objects, in tenths of a point. */
export function surchargeOf(
  { price, hasFilter }: PricedField,
  { values, bounds }: CostInput,
  count: number,
): number {
  const { asked = 0, each = 0, filtered = 0, askedPerThousand = 0, filteredPerThousand = 0 } = price;
  const isFiltered = (filtered > 0 || filteredPerThousand > 0) && hasFilter(values);
  const once = asked + (isFiltered ? filtered : 0);
  const perThousand = askedPerThousand + (isFiltered ? filteredPerThousand : 0);
  const rows = perThousand === 0 || !price.reads ? 0 : readRows(price.reads, bounds);
  return Math.ceil(tenthsOf.point * (once + each * count + (perThousand * rows) / 1_000));
}

function readRows(types: readonly string[], bounds: CostInput["bounds"]): number {
  const rows = bounds === null ? Infinity : totalOf(types, bounds);
  return Number.isFinite(rows) ? rows : assumedRows;
}

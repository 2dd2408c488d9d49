import type { CostInput } from "./cost-input";
import { longestOf, longestTogether, totalOf } from "./list-bounds";
import type { PricedField } from "./priced-operation";
import { tenthsOf } from "./tariff";

/** Without bounds, a field is assumed to read so many rows. */
const assumedRows = 30_000;

/** The surcharge of a field on `count` objects, in tenths of a point. */
export function surchargeOf(
  { price, conditions, bounds: list }: Pick<PricedField, "price" | "conditions" | "bounds">,
  { values, bounds }: CostInput,
  count: number,
): number {
  const { asked = 0, each = 0, filtered = 0, askedPerThousand = 0, filteredPerThousand = 0, reads } = price;
  const given = filtered > 0 || filteredPerThousand > 0 ? conditions(values) : 0;
  const once = asked + (given > 0 ? filtered : 0);
  const perThousand = askedPerThousand + given * filteredPerThousand;
  const rows = perThousand === 0 || !reads ? 0 : readRows(reads, list, bounds, count);
  return Math.ceil(tenthsOf.point * (once + each * count + (perThousand * rows) / 1_000));
}

/** The rows of types, or those of the lists of `count` parents for the name of a list, "Person.appearances". */
function readRows(
  names: readonly string[],
  list: PricedField["bounds"],
  bounds: CostInput["bounds"],
  count: number,
): number {
  const known = (rows: number) => (Number.isFinite(rows) ? rows : assumedRows);
  if (!names.some((name) => name.includes("."))) return known(bounds ? totalOf(names, bounds) : Infinity);
  // The lists of all parents are one statement, which reads each list once.
  return Math.min(known(longestOf(list, bounds)) * count, longestTogether(list, bounds));
}

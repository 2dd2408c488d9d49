import { bodyPrice, type CostAccount, refusedPoints } from "../admission/cost-account";

/** The answer's `extensions.cost`, in points. What is left of the rate limit is in the headers (`rate-limit-state.ts`). */
interface Cost {
  /** The estimated maximum, by which the operation was admitted. */
  readonly requested: number;
  /** The actual price; null when the operation was not executed. */
  readonly actual: number | null;
  /** Maximum price of one operation; null when it was not checked. */
  readonly limit: number | null;
}

/**
 * The cost extension; empty when the request is not metered. Without a price: the cost of a refused request.
 */
export function costExtension(
  costAccount: CostAccount | null | undefined,
  priced?: Pick<Cost, "requested" | "actual" | "limit">,
): { readonly cost?: Cost } {
  if (priced) return { cost: priced };
  if (!costAccount) return {};
  const points = refusedPoints + bodyPrice(costAccount.bodyBytes);
  return { cost: { requested: points, actual: points, limit: costAccount.maxPrice } };
}

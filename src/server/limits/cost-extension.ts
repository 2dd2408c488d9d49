import { type CostAccount, refusedPoints } from "../admission/cost-account";

/** The answer's `extensions.cost`, in points. */
interface Cost {
  /** The estimated maximum, by which the operation was admitted. */
  readonly requested: number;
  /** The actual price; null when the operation was not executed. */
  readonly actual: number | null;
  /** Maximum price of one operation; null when it was not checked. */
  readonly limit: number | null;
  /** The client's remaining points of this minute. */
  readonly remaining?: number;
  /** The client's points per minute. */
  readonly perMinute?: number;
}

/**
 * The cost extension; empty when the request is not metered. Without a price: the cost of a refused request.
 */
export function costExtension(
  costAccount: CostAccount | null | undefined,
  priced?: Pick<Cost, "requested" | "actual" | "limit">,
): { readonly cost?: Cost } {
  if (!costAccount) return priced ? { cost: priced } : {};
  const { remaining, perMinute } = costAccount.rateLimit;
  const refused = { requested: refusedPoints, actual: refusedPoints, limit: costAccount.maxPrice };
  return { cost: { ...(priced ?? refused), remaining, perMinute } };
}

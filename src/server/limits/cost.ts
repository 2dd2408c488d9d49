import { type Account, refusedPoints } from "../budgets/account";

/** In points, as it stands in an answer's `extensions.cost`. */
interface Cost {
  /** What it could cost at most, by which it was let in. */
  readonly requested: number;
  /** What it did cost; null where nothing was run. */
  readonly actual: number | null;
  /** The most that one operation may request; null where it was not asked. */
  readonly limit: number | null;
  /** What the client has left of this minute, after this. */
  readonly remaining?: number;
  /** What the client has each minute. */
  readonly perMinute?: number;
}

/** The cost as an extension of an answer; nothing where nobody counts. Without a price: of what was refused unpriced. */
export function costOf(
  account: Account | null | undefined,
  priced?: Pick<Cost, "requested" | "actual" | "limit">,
): { readonly cost?: Cost } {
  if (!account) return priced ? { cost: priced } : {};
  const { remaining, perMinute } = account.left;
  const refused = { requested: refusedPoints, actual: refusedPoints, limit: account.mostPrice };
  return { cost: { ...(priced ?? refused), remaining, perMinute } };
}

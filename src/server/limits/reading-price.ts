import { bodyPrice, type CostAccount } from "../admission/cost-account";

/** Characters of an operation's text that are parsed and validated for a point. */
const charactersPerPoint = 200;

/**
 * The price of reading an operation, in points: its text is parsed, validated and priced, and the rest of the body parsed as JSON.
 * 0 for one as short as most.
 */
export function readingPrice(text = "", account?: Pick<CostAccount, "bodyBytes"> | null): number {
  const bytesOfRest = Math.max(0, (account?.bodyBytes ?? 0) - text.length);
  return Math.floor(text.length / charactersPerPoint) + bodyPrice(bytesOfRest);
}

import type { IncomingHttpHeaders } from "node:http";

/** In points, of an answer or picture that the client has already (HTTP 304). */
export const unchangedPrice = 1;

/**
 * Whether the client has the representation with this ETag (RFC 9110, 13.1.2). Express's `fresh` always says stale for
 * `Cache-Control: no-cache`, which `fetch` sends.
 */
export function isUnchanged(
  { "if-none-match": known = "" }: Pick<IncomingHttpHeaders, "if-none-match">,
  tag: string,
): boolean {
  return known.split(",").some((one) => opaque(one) === opaque(tag));
}

/** If-None-Match compares weakly. */
function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, "");
}

import { canonicalOf } from "../../../domain/links/link";
import type { Sent } from "../source-file";

export interface FeedAddresses {
  readonly url: string | null;
  readonly formerUrls: readonly string[];
}

/** Parameters that only some people have, so that the address is theirs and not public. */
const secrets = /[?&](?:access_?token|api_?key|auth|key|password|pwd|secret|sig|signature|token)=/i;

/**
 * The address of a feed: that which it moves to, or says that it has, else that which it was fetched from; but none which the server redirects from
 * for good.
 */
export function feedAddressesOf(
  {
    movesTo = null,
    says = null,
  }: { readonly movesTo?: string | null | undefined; readonly says?: string | null | undefined },
  sent: Sent | null,
): FeedAddresses {
  const former = sent?.formerAddresses ?? [];
  const fetchedFrom = sent === null || secrets.test(sent.address) ? null : sent.address;
  const url = [movesTo, says, fetchedFrom].find((one) => one !== null && !former.includes(one)) ?? null;
  const others = [...(movesTo === null || says === null ? [] : [says]), ...former].filter(
    (one) => canonicalOf(one) !== (url && canonicalOf(url)) && !secrets.test(one),
  );
  return { url, formerUrls: [...new Set(others)] };
}

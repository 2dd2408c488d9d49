import type { Request, RequestHandler } from "express";

import type { AllowedOrigins } from "../allowed-origins";
import { Refusal } from "../limits/refusal";

/**
 * Whether a browser sends it for a page of another site (Fetch Metadata). Other clients, and browsers over plain HTTP, say
 * nothing.
 */
export function isFromAnotherSite({
  headers: { "sec-fetch-site": site },
}: Pick<Request, "headers">): boolean {
  return site === "cross-site" || site === "same-site";
}

/**
 * Refuses what a page of another site can make a browser send without permission: images, scripts, links, forms, and fetches
 * from an origin that is not allowed. It must come before the charge: such a page would spend the points of its visitors.
 */
export function refuseOtherSites(origins: AllowedOrigins): RequestHandler {
  return (request, _response, next) => {
    const { origin, "sec-fetch-mode": mode } = request.headers;
    const isAllowed = mode === "cors" && origin !== undefined && (origins === "*" || origins.has(origin));
    if (isFromAnotherSite(request) && !isAllowed) {
      throw new Refusal(403, "Expected a page of another site to use fetch, from an allowed origin.", {
        code: "BAD_REQUEST",
      });
    }
    next();
  };
}

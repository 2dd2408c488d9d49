import type { RequestHandler } from "express";

import { revisionHeader } from "../domain/revision";
import { rateLimitHeaderNames } from "./admission/rate-limit-state";

/** `*`, or the allowed origins. */
export type AllowedOrigins = "*" | ReadonlySet<string>;

const secondsPerDay = 86_400;

/**
 * CORS. Allows cross-origin requests without credentials: all data is public. Browsers send a preflight
 * before JSON, which protects against CSRF; this middleware answers it.
 */
export function allowOrigins(origins: AllowedOrigins): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    // The answer depends on the Origin header, so caches must not share it between origins.
    response.vary("Origin");
    if (origin !== undefined && (origins === "*" || origins.has(origin))) {
      response.set({
        "access-control-allow-origin": origins === "*" ? "*" : origin,
        "access-control-expose-headers": [
          "etag",
          "link",
          "x-request-id",
          "retry-after",
          revisionHeader,
          ...rateLimitHeaderNames,
        ].join(", "),
      });
    }
    if (request.method !== "OPTIONS") return next();
    response
      .set({
        "access-control-allow-methods": "GET, POST",
        // The wildcard does not cover Authorization (Fetch standard, 4.9).
        "access-control-allow-headers": "*, authorization",
        "access-control-max-age": String(secondsPerDay),
      })
      .sendStatus(204);
  };
}

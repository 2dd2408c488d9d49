import type { RequestHandler } from "express";

/** `*`, or those of the sites whose pages may ask. */
export type AllowedOrigins = "*" | ReadonlySet<string>;

const aDay = 86_400;

/**
 * Lets pages of other sites ask from a browser (CORS), never with its cookies: what they read is what anyone may read. That
 * a browser asks first, before it sends JSON, is what guards against forged requests (CSRF), so this answers it.
 */
export function allowOrigins(origins: AllowedOrigins): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    // A cache must not hand the answer for one site to another.
    response.vary("Origin");
    if (origin !== undefined && (origins === "*" || origins.has(origin))) {
      response.set({
        "access-control-allow-origin": origins === "*" ? "*" : origin,
        "access-control-expose-headers": "x-request-id, retry-after",
      });
    }
    if (request.method !== "OPTIONS") return next();
    response
      .set({
        "access-control-allow-methods": "GET, POST",
        // The star does not stand for authorization (Fetch, 4.9).
        "access-control-allow-headers": "*, authorization",
        "access-control-max-age": String(aDay),
      })
      .sendStatus(204);
  };
}

import { createHash } from "node:crypto";

import { Router } from "express";

import type { Bounds } from "../../domain/bounds";

/** The path of a subgraph's bounds, beside its GraphQL: `http://127.0.0.1:4001/bounds`. */
export const boundsPath = "/bounds";

/** Answers with a subgraph's bounds, or 304 if the router has them. For routers, which ask every few seconds. */
export function publishBounds(read: () => Promise<Bounds>): Router {
  let written: { readonly bounds: Bounds; readonly body: string; readonly etag: string } | null = null;
  const router = Router();
  router.get(boundsPath, async ({ headers }, response) => {
    const bounds = await read();
    if (written?.bounds !== bounds) {
      const body = JSON.stringify(bounds);
      // Of the content, not of the revision: another version of Rostrum may publish other names at the same revision.
      written = { bounds, body, etag: `"${createHash("sha256").update(body).digest("base64url")}"` };
    }
    response.set({ etag: written.etag, "cache-control": "no-store" });
    if (headers["if-none-match"] === written.etag) response.status(304).end();
    else response.type("application/json").send(written.body);
  });
  return router;
}

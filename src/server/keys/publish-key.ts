import { Router } from "express";

import { identifiedOf } from "./identify";
import { BadKey } from "./refusals";

/** The path at which a subgraph says who holds a key, beside its GraphQL: `http://127.0.0.1:4001/key`. */
export const keyPath = "/key";

/** Answers a router, which has no keys, whose key it sends: the holder, or 401 with the reason. */
export function publishKey(): Router {
  const router = Router();
  router.get(keyPath, (_request, response) => {
    const { key, refusal } = identifiedOf(response);
    response.set("cache-control", "no-store");
    if (key) response.json(key);
    else if (refusal instanceof BadKey) response.status(401).json({ reason: refusal.reason });
    else if (refusal) throw refusal;
    else throw new BadKey("MALFORMED");
  });
  return router;
}

import { Router } from "express";
import type { Logger } from "pino";

import { remembered, type Look, type Readiness } from "../health/readiness";

export interface HealthOptions {
  readonly readiness: Look;
  readonly isDraining: () => boolean;
  readonly log: Logger;
}

/** Anyone may ask on the port of the graph, so that the database is asked no more often than this. */
const everyMs = 1_000;

/**
 * `/livez`: this process can answer at all; one that cannot is to be started anew. `/readyz`: it should be sent requests, or
 * else 503 with the reasons, in words that never change and hold no detail.
 */
export function health({ readiness, isDraining, log }: HealthOptions): Router {
  const look = remembered(readiness, everyMs);
  let told = "";

  const current = async (): Promise<Readiness> => {
    const { reasons, ...rest } = await look();
    return { reasons: [...(isDraining() ? (["DRAINING"] as const) : []), ...reasons], ...rest };
  };

  const router = Router();
  router.get("/livez", (_request, response) => {
    response.set("cache-control", "no-store").json({ live: true });
  });
  router.get("/readyz", async (_request, response) => {
    const { reasons, unreachable } = await current();
    const ready = reasons.length === 0;
    // Whoever asks does so every few seconds: the log has it when it changes.
    if (told !== reasons.join()) log.warn({ reasons }, ready ? "ready again" : "not ready");
    told = reasons.join();
    response
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ ready, reasons, unreachable });
  });
  return router;
}

import { Router } from "express";
import type { Logger } from "pino";

import { cachedReadiness, type CheckReadiness, type Readiness } from "../health/readiness";

export interface HealthOptions {
  readonly readiness: CheckReadiness;
  readonly isDraining: () => boolean;
  readonly log: Logger;
}

const nothingToTell = JSON.stringify([[], []]);

/** /readyz is public, so its result is cached to protect the database. */
const cacheMs = 1_000;

/**
 * `/livez`: the process is alive; if it fails, restart the process. `/readyz`: the process should receive
 * requests, or 503 with reasons (fixed codes, no details).
 */
export function health({ readiness, isDraining, log }: HealthOptions): Router {
  const check = cachedReadiness(readiness, cacheMs);
  let logged = "";

  const current = async (): Promise<Readiness> => {
    const { reasons, ...rest } = await check();
    return { reasons: [...(isDraining() ? (["DRAINING"] as const) : []), ...reasons], ...rest };
  };

  const router = Router();
  router.get("/livez", (_request, response) => {
    response.set("cache-control", "no-store").json({ live: true });
  });
  router.get("/readyz", async (_request, response) => {
    const { reasons, unreachable, notices, detail } = await current();
    const ready = reasons.length === 0;
    // Probes come every few seconds, so only changes are logged.
    const told = JSON.stringify([reasons, notices ?? []]);
    if (told !== logged && (logged !== "" || told !== nothingToTell)) {
      log.warn(
        { reasons, notices, detail },
        ready ? (notices ? "ready, with notices" : "ready again") : "not ready",
      );
    }
    logged = told;
    response
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ ready, reasons, unreachable, notices });
  });
  return router;
}

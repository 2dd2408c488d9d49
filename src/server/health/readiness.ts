import { setTimeout as sleep } from "node:timers/promises";

import type { Catalogue } from "../../catalogue/catalogue";

export type UnreadyReason =
  /** Shutdown has started. */
  | "DRAINING"
  /** The database does not answer in time. */
  | "DATABASE_UNREACHABLE"
  /** A statement met damaged pages. It stays until the process is started again. */
  | "DATABASE_DAMAGED"
  /** The database needs `rostrum migrate`. */
  | "MIGRATIONS_PENDING"
  /** The database was migrated by a newer version. */
  | "MIGRATIONS_UNKNOWN"
  /** None of the router's subgraphs answers. */
  | "SUBGRAPHS_UNREACHABLE";

/** What operators should know of a process that is ready all the same. */
export type Notice =
  /** Edits fail for want of room; reading goes on. */
  "DISK_FULL";

export interface Readiness {
  /** Empty when ready. */
  readonly reasons: readonly UnreadyReason[];
  /** Subgraphs that do not answer. Only for a router. */
  readonly unreachable?: readonly string[];
  readonly notices?: readonly Notice[];
  /** For the log alone: the database's own words. */
  readonly detail?: string;
}

export type CheckReadiness = () => Promise<Readiness>;

/** Maximum wait for the database. */
const maxWaitMs = 2_000;

/** Readiness of a process with a database. Each check reads some of what is stored, so that damage is met also without requests. */
export function databaseReadiness({ health }: Catalogue): CheckReadiness {
  return async () => {
    const damaged = (): Readiness | null => {
      const detail = health.damage();
      return detail === null ? null : { reasons: ["DATABASE_DAMAGED"], detail };
    };
    try {
      const { pending, unknown } = await inTime(health.probe().then(() => health.migrations()));
      return (
        damaged() ?? {
          reasons: [
            ...(pending.length > 0 ? (["MIGRATIONS_PENDING"] as const) : []),
            ...(unknown.length > 0 ? (["MIGRATIONS_UNKNOWN"] as const) : []),
          ],
          ...(health.isDiskFull() ? { notices: ["DISK_FULL"] } : {}),
        }
      );
    } catch (error) {
      return damaged() ?? { reasons: ["DATABASE_UNREACHABLE"], detail: (error as Error).message };
    }
  };
}

/**
 * Readiness of a router. It is ready while any subgraph answers: a subgraph that is down costs only its own
 * fields, but without routers everything is down. If none answers, another router may have a better
 * connection.
 */
export function routerReadiness(
  subgraphs: () => readonly string[],
  unreachable: (names: readonly string[]) => Promise<string[]>,
): CheckReadiness {
  return async () => {
    const names = subgraphs();
    const missing = await unreachable(names);
    return {
      reasons: missing.length === names.length ? ["SUBGRAPHS_UNREACHABLE"] : [],
      unreachable: missing,
    };
  };
}

/** Caches a check for `forMs` milliseconds. */
export function cachedReadiness(check: CheckReadiness, forMs: number): CheckReadiness {
  let cached: Promise<Readiness> | null = null;
  let until = 0;
  return () => {
    if (cached === null || performance.now() > until) {
      cached = check();
      until = performance.now() + forMs;
    }
    return cached;
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const ending = new AbortController();
  const late = sleep(maxWaitMs, undefined, { signal: ending.signal }).then(() => {
    throw new Error(`No answer within ${maxWaitMs} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    ending.abort();
    late.catch(() => undefined);
  }
}

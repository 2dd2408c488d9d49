import { setTimeout as sleep } from "node:timers/promises";

import type { Catalogue } from "../../catalogue/catalogue";

export type UnreadyReason =
  /** It has been told to end. */
  | "DRAINING"
  /** The database does not answer, or not in time. */
  | "DATABASE_UNREACHABLE"
  /** Its tables are older than this program: `rostrum migrate`. */
  | "MIGRATIONS_PENDING"
  /** Its tables are those of a newer program, which has been started on it meanwhile. */
  | "MIGRATIONS_UNKNOWN"
  /** Not one subgraph answers the router. */
  | "SUBGRAPHS_UNREACHABLE";

export interface Readiness {
  /** Empty where it is ready. */
  readonly reasons: readonly UnreadyReason[];
  /** Subgraphs that do not answer; undefined but for a router. */
  readonly unreachable?: readonly string[];
}

export type Look = () => Promise<Readiness>;

/** The longest that a database may take which does its work. */
const patienceMs = 2_000;

/** Of a process that answers from a database. */
export function readinessOver({ health }: Catalogue): Look {
  return async () => {
    try {
      const { pending, unknown } = await inTime(health.migrations());
      return {
        reasons: [
          ...(pending.length > 0 ? (["MIGRATIONS_PENDING"] as const) : []),
          ...(unknown.length > 0 ? (["MIGRATIONS_UNKNOWN"] as const) : []),
        ],
      };
    } catch {
      return { reasons: ["DATABASE_UNREACHABLE"] };
    }
  };
}

/**
 * Of a router. It is ready while any subgraph answers: one that is down costs its own fields, and routers that all went away
 * for it would cost everything. Where none answers, another router may be better placed.
 */
export function readinessOfRouter(
  subgraphs: () => readonly string[],
  unreachable: (names: readonly string[]) => Promise<string[]>,
): Look {
  return async () => {
    const names = subgraphs();
    const missing = await unreachable(names);
    return {
      reasons: missing.length === names.length ? ["SUBGRAPHS_UNREACHABLE"] : [],
      unreachable: missing,
    };
  };
}

/** The same for so many milliseconds, however many ask. */
export function remembered(look: Look, forMs: number): Look {
  let seen: Promise<Readiness> | null = null;
  let until = 0;
  return () => {
    if (seen === null || performance.now() > until) {
      seen = look();
      until = performance.now() + forMs;
    }
    return seen;
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const ending = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: ending.signal }).then(() => {
    throw new Error(`Nothing came within ${patienceMs} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    ending.abort();
    late.catch(() => undefined);
  }
}

import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";

import type { BaseContext } from "../base-context";
import { actualPrice } from "./actual-price";
import { checkLimits, type Limits } from "./limits";
import { measure } from "./measure";

/** In points, as it stands in an answer's `extensions.cost`. */
interface Cost {
  /** What it could cost at most, by which it was let in. */
  readonly requested: number;
  /** What it did cost; null where nothing was run. */
  readonly actual: number | null;
  /** The most that one operation may request. */
  readonly limit: number;
}

/** A request with this header is priced, and not run: a dry run. */
export const dryRunHeader = "x-dry-run";

/**
 * Refuses what asks for too much before anything is asked of the database, and tells what everything else costs. A dry run
 * is told its price even where it is beyond the limit.
 */
export function pricing<C extends BaseContext>(limits: Limits): ApolloServerPlugin<C> {
  return {
    async requestDidStart({ request }) {
      const isDryRun = request.http?.headers.get(dryRunHeader) === "true";
      let requested: number | null = null;
      return {
        async didResolveOperation({ schema, document, operation }) {
          if (!operation) return;
          const measured = measure(schema, document, operation, request.variables ?? {});
          requested = measured.price;
          if (!isDryRun) checkLimits(measured, limits);
        },
        async responseForOperation() {
          if (!isDryRun) return null;
          const http = { status: undefined, headers: new HeaderMap() };
          return { http, body: { kind: "single", singleResult: { data: null } } };
        },
        async willSendResponse({ schema, document, operation, response: { body } }) {
          if (requested === null || !document || !operation || body.kind !== "single") return;
          const { data, extensions } = body.singleResult;
          const actual = data && !isDryRun ? actualPrice(schema, document, operation, data) : null;
          const cost: Cost = { requested, actual, limit: limits.price };
          body.singleResult.extensions = { ...extensions, cost };
        },
      };
    },
  };
}

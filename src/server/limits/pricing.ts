import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { OperationTypeNode } from "graphql";

import type { BaseContext } from "../base-context";
import { actualPrice } from "./actual-price";
import type { Values } from "./argument";
import { costOf } from "./cost";
import { checkInput } from "./input";
import { checkIntrospection } from "./introspection";
import { checkLimits, type Limits } from "./limits";
import { measure } from "./measure";
import { valuesOf } from "./variables";

/** A request with this header is priced, and not run: a dry run. */
export const dryRunHeader = "x-dry-run";

/** What was found out of an operation before it ran. */
interface Priced {
  readonly requested: number;
  readonly limit: number;
  readonly values: Values;
}

/**
 * Refuses what asks for too much before anything is asked of the database, takes what it could cost out of the client's
 * budget, gives back what it did not, and tells what everything costs. A dry run is told its price even where it is beyond
 * the limit, and costs nothing.
 */
export function pricing<C extends BaseContext>(limits: Limits): ApolloServerPlugin<C> {
  return {
    async requestDidStart({ request }) {
      const isDryRun = request.http?.headers.get(dryRunHeader) === "true";
      let priced: Priced | null = null;
      let isRun = false;
      return {
        async didResolveOperation({ schema, document, operation, contextValue: { account } }) {
          if (!operation) return;
          const limit = account?.mostPrice ?? limits.price;
          const variables = request.variables ?? {};
          checkInput(document, variables, limits);
          const values = valuesOf(schema, operation, variables);
          const measured = measure(schema, document, operation, values);
          priced = { requested: measured.price, limit, values };
          if (isDryRun) return;
          checkLimits(measured, { ...limits, price: limit });
          checkIntrospection(schema, document, operation, values);
          await account?.charge(measured.price);
          isRun = true;
        },
        async responseForOperation() {
          if (!isDryRun) return null;
          const http = { status: undefined, headers: new HeaderMap() };
          return { http, body: { kind: "single", singleResult: { data: null } } };
        },
        async willSendResponse({ schema, document, operation, response: { body }, contextValue }) {
          if (body.kind !== "single") return;
          const { account, record, signal, letInto } = contextValue;
          const { singleResult } = body;
          const tell = (cost: Parameters<typeof costOf>[1]) => {
            if (cost) record.priced({ requested: cost.requested, actual: cost.actual });
            singleResult.extensions = { ...singleResult.extensions, ...costOf(account, cost) };
          };
          if (!priced || !document || !operation) return tell(undefined);

          const { requested, limit, values } = priced;
          if (!isRun) {
            if (isDryRun) await account?.settle(0);
            return tell({ requested, actual: null, limit });
          }
          const found = singleResult.data
            ? actualPrice(schema, document, operation, values, singleResult.data)
            : 1;
          // What was cut short, or is yet to come, is worked for, and nobody knows how much.
          const isOpen = operation.operation === OperationTypeNode.SUBSCRIPTION && letInto !== undefined;
          const actual = signal?.aborted || isOpen ? requested : Math.min(requested, found);
          await account?.settle(actual);
          tell({ requested, actual, limit });
        },
      };
    },
  };
}

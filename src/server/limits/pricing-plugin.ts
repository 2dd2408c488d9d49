import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { OperationTypeNode } from "graphql";

import type { RequestContext } from "../request-context";
import { refusedPoints } from "../admission/cost-account";
import { actualPrice, eventPrice } from "./actual-price";
import { costExtension } from "./cost-extension";
import type { CheckUnchanged } from "../caching/conditional-get-plugin";
import { unchangedPrice } from "../caching/if-none-match";
import { checkInput } from "./input";
import { hasLostWork } from "./lost-work";
import { checkIntrospection, introspectionOf, isIntrospectionOnly } from "./introspection";
import { IntrospectionCache } from "./introspection-cache";
import { checkLimits, type Limits } from "./limits";
import { expectRolesOfRoot } from "./missing-role";
import type { BoundsSource } from "./bounds-source";
import { costliestField } from "./costliest";
import type { CostInput } from "./cost-input";
import { estimateCost } from "./estimate-cost";
import { type PricedOperation, pricedOperation } from "./priced-operation";
import { readingPrice } from "./reading-price";
import { valuesOf } from "./variables";

/** Header for a dry run: the operation is priced but not executed. */
export const dryRunHeader = "x-dry-run";

/** What is known about an operation before its execution. */
interface Priced {
  readonly requested: number;
  /** Points of reading the request, and of introspection: they do not depend on the answer. */
  readonly fixed: number;
  /** Of an operation of introspection only, whose result can be cached. */
  readonly introspectionKey: string | null;
  readonly limit: number;
  readonly input: CostInput;
  readonly compiled: PricedOperation;
}

/**
 * Refuses operations over a limit before any database access, charges the estimated price, then refunds or
 * charges the difference to the actual price, and adds the cost to every answer. A refused operation is charged what reading
 * its text costs, and so is a dry run, which gets its price even over the limit. An answer that the client has already is not charged as one
 * (`isUnchanged`).
 */
export function pricingPlugin<C extends RequestContext>(
  limits: Limits,
  bounds: BoundsSource,
  isUnchanged: CheckUnchanged<C> = async () => false,
  introspections = new IntrospectionCache(),
): ApolloServerPlugin<C> {
  return {
    async serverWillStart() {
      await bounds.refresh();
    },
    async requestDidStart({ request }) {
      const isDryRun = request.http?.headers.get(dryRunHeader) === "true";
      let priced: Priced | null = null;
      let isRun = false;
      let isKnown = false;
      let countingPrice = 0;
      return {
        async didResolveOperation({ schema, document, operation, queryHash, contextValue }) {
          if (!operation) return;
          const { costAccount } = contextValue;
          const limit = costAccount?.maxPrice ?? limits.price;
          const variables = request.variables ?? {};
          checkInput(document, variables, limits);
          const values = valuesOf({ schema, operation, request });
          const compiled = pricedOperation(schema, document, operation);
          const input = { values, bounds: bounds.current };
          const estimate = estimateCost(compiled, input);
          const introspected = introspectionOf(schema, document, operation, values);
          countingPrice = introspected.countingPrice;
          checkIntrospection(schema, introspected);
          const fixed = readingPrice(request.query, costAccount) + introspected.price;
          const price = estimate.price + fixed;
          const introspectionKey =
            introspected.price > 0 && isIntrospectionOnly(document, operation)
              ? JSON.stringify([request.query, operation.name?.value, values])
              : null;
          priced = { requested: price, fixed, introspectionKey, limit, input, compiled };
          if (isDryRun) return;
          try {
            checkLimits({ ...estimate, price }, { ...limits, price: limit }, (by, max) =>
              costliestField(compiled, input, by, by === "price" ? max - fixed : max),
            );
          } catch (refusal) {
            // It would get nothing below the limit either.
            expectRolesOfRoot(schema, document, operation, contextValue);
            throw refusal;
          }
          const priceTag = { requested: price, limit };
          isKnown = await isUnchanged(contextValue, {
            schema,
            document,
            operation,
            queryHash,
            values,
            priceTag,
          });
          if (isKnown) return;
          costAccount?.charge(price);
          isRun = true;
        },
        async responseForOperation({ schema }) {
          const key = priced?.introspectionKey ?? null;
          const known = key === null ? undefined : introspections.get(schema, key);
          if (isKnown || (!isDryRun && known === undefined)) return null;
          const http = { status: undefined, headers: new HeaderMap() };
          return { http, body: { kind: "single", singleResult: { data: isDryRun ? null : known } } };
        },
        async willSendResponse({ schema, operation, response: { body }, contextValue }) {
          if (body.kind !== "single") return;
          const { costAccount, record, signal, admitSubscription, priceEvents } = contextValue;
          const { singleResult } = body;
          const addCost = (cost: Parameters<typeof costExtension>[1]) => {
            if (cost) record.priced({ requested: cost.requested, actual: cost.actual });
            singleResult.extensions = { ...singleResult.extensions, ...costExtension(costAccount, cost) };
          };
          // Nothing was executed, so that reading it is all that it took.
          if (!isRun && !isKnown)
            costAccount?.settle(refusedPoints + readingPrice(request.query, costAccount) + countingPrice);
          if (!priced || !operation) return addCost(undefined);

          const { requested, fixed, introspectionKey, limit, input, compiled } = priced;
          if (isKnown) {
            costAccount?.settle(unchangedPrice);
            return addCost({ requested, actual: unchangedPrice, limit });
          }
          if (!isRun) return addCost({ requested, actual: null, limit });
          const { data, errors } = singleResult;
          if (introspectionKey !== null && data && !errors)
            introspections.set(schema, introspectionKey, data);
          const found = fixed + (data ? actualPrice(compiled, input, data) : refusedPoints);
          // Aborted, ongoing or lost work has an unknown actual price, so the estimate is charged.
          const isOpen =
            operation.operation === OperationTypeNode.SUBSCRIPTION && admitSubscription !== undefined;
          if (isOpen) priceEvents?.((event) => eventPrice(compiled, input, event));
          const isUnknown = signal.aborted || isOpen || hasLostWork(data, errors);
          const actual = isUnknown ? requested : found;
          costAccount?.settle(actual);
          // An edit has made lists longer since the bounds were read.
          if (actual > requested) void bounds.refresh().catch(() => {});
          addCost({ requested, actual, limit });
        },
      };
    },
  };
}

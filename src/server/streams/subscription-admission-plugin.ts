import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { OperationTypeNode } from "graphql";

import type { RequestContext } from "../request-context";
import { Refusal } from "../limits/refusal";
import { withRefusedRootConditions } from "./root-conditions";

/**
 * Apollo Server does not execute subscriptions. This plugin runs its normal admission (validation, limits,
 * price), then hands the subscription to the stream handler. It must come after plugins that replace
 * execution: a dry run starts no subscription.
 */
export function subscriptionAdmissionPlugin<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart({ request }) {
      return {
        async validationDidStart(requestContext) {
          // Only documents that validation refuses are replaced.
          const { document } = requestContext;
          Object.assign(requestContext, { document: withRefusedRootConditions(document) });
        },
        async didResolveOperation({ operation, contextValue: { admitSubscription } }) {
          // Apollo calls this also when no operation was selected.
          if (!operation) return;
          const isSubscription = operation.operation === OperationTypeNode.SUBSCRIPTION;
          if (isSubscription && !admitSubscription)
            throw notAcceptable("Expected the accept header text/event-stream for a subscription.");
          if (!isSubscription && admitSubscription)
            throw notAcceptable("Expected a subscription, because the accept header is text/event-stream.");
        },
        async responseForOperation({ schema, document, operation, contextValue: { admitSubscription } }) {
          if ((operation as typeof operation | undefined)?.operation !== OperationTypeNode.SUBSCRIPTION)
            return null;
          const { operationName, variables = {} } = request;
          admitSubscription?.({ schema, document, operationName, variables });
          const http = { status: undefined, headers: new HeaderMap() };
          return { http, body: { kind: "single", singleResult: { data: null } } };
        },
      };
    },
  };
}

function notAcceptable(message: string): Refusal {
  return new Refusal(406, message, { code: "BAD_REQUEST" });
}

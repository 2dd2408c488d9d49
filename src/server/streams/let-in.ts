import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import { OperationTypeNode } from "graphql";

import type { BaseContext } from "../base-context";
import { Refusal } from "../limits/refusal";

/**
 * Apollo Server runs no subscription. It lets them in as it does every operation, and whoever streams begins them. It stands
 * after what answers in place of the graph: a dry run begins nothing.
 */
export function lettingIn<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart({ request }) {
      return {
        async didResolveOperation({ operation, contextValue: { letInto } }) {
          const isSubscription = operation?.operation === OperationTypeNode.SUBSCRIPTION;
          if (isSubscription && !letInto)
            throw notAcceptable(
              "Expected to answer a subscription in text/event-stream, which the accept header does not ask for.",
            );
          if (!isSubscription && letInto)
            throw notAcceptable(
              "Expected a subscription, since the accept header asks for text/event-stream.",
            );
        },
        async responseForOperation({ schema, document, operation, contextValue: { letInto } }) {
          // Apollo asks also where no operation was chosen.
          if ((operation as typeof operation | undefined)?.operation !== OperationTypeNode.SUBSCRIPTION)
            return null;
          const { operationName, variables = {} } = request;
          letInto?.({ schema, document, operationName, variables });
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

import type { ApolloServerPlugin } from "@apollo/server";

import type { RequestContext } from "../request-context";

/** Records what Apollo Server knows about a request. */
export function recordingPlugin<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, operation, queryHash }) {
          // In a router, the operation may be missing: graphql reports that later.
          if (!operation) return;
          contextValue.record.resolved({
            operation: operation.name?.value ?? null,
            hash: queryHash,
            type: operation.operation,
          });
        },
        async willSendResponse({ contextValue, response: { body } }) {
          if (body.kind !== "single") return;
          contextValue.record.failed(body.singleResult.errors ?? []);
        },
      };
    },
  };
}

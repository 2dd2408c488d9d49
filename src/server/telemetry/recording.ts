import type { ApolloServerPlugin } from "@apollo/server";

import type { BaseContext } from "../base-context";

/** Notes in a request's record what Apollo knows of it. */
export function recording<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, operation, queryHash }) {
          // A router lets graphql say what is wrong with the choice of an operation.
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

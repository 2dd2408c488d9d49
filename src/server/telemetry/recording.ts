import type { ApolloServerPlugin } from "@apollo/server";

import type { BaseContext } from "../base-context";

/** Notes in a request's record what Apollo knows of it. It stands after whatever adds to an answer's extensions. */
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
          const { errors = [], extensions } = body.singleResult;
          contextValue.record.failed(errors);
          const cost = extensions?.["cost"] as { requested: number; actual: number | null } | undefined;
          if (cost) contextValue.record.priced({ requested: cost.requested, actual: cost.actual });
        },
      };
    },
  };
}

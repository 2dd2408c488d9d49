import type { ApolloServerPlugin } from "@apollo/server";

import { Refusal } from "./limits/refusal";
import type { RequestContext } from "./request-context";

/**
 * Refuses an operation of a type that the schema does not have, such as a mutation. graphql 16 reports it only at
 * execution, without a code, and a planner not at all. It is no validation rule, because a mutation by GET must be
 * HTTP 405.
 */
export function operationTypePlugin<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, operation }) {
          // Missing when no operation was selected: Apollo Server reports that.
          const type = operation?.operation;
          if (type === undefined || schema.getRootType(type)) return;
          const message = `The ${type} operation is not supported by the schema.`;
          throw new Refusal(400, message, { code: "GRAPHQL_VALIDATION_FAILED" });
        },
      };
    },
  };
}

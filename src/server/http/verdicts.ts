import type { ApolloServerPlugin } from "@apollo/server";

import type { BaseContext } from "../base-context";

/** What graphql itself says of an operation that came as it should. */
const verdicts: ReadonlySet<unknown> = new Set([
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
]);

const graphqlResponse = "application/graphql-response+json";

/**
 * What is wrong with an operation as a whole is told with 400 to who takes graphql-response+json,
 * with 200 to who takes plain JSON only (GraphQL over HTTP, 6.4). What is beyond a limit is 400 to both.
 */
export function tellVerdicts<C extends BaseContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart({ request }) {
      const knowsBetter = request.http?.headers.get("accept")?.includes(graphqlResponse) === true;
      return {
        async willSendResponse({ response: { http, body } }) {
          if (http.status !== 400 || body.kind !== "single") return;
          const { errors = [] } = body.singleResult;
          if (knowsBetter) http.headers.set("content-type", `${graphqlResponse}; charset=utf-8`);
          else if (errors.every(({ extensions }) => verdicts.has(extensions?.["code"]))) http.status = 200;
        },
      };
    },
  };
}

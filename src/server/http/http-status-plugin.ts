import type { ApolloServerPlugin } from "@apollo/server";

import type { RequestContext } from "../request-context";

/** Codes of graphql's errors about a well-formed request. */
const requestErrorCodes: ReadonlySet<unknown> = new Set([
  "BAD_USER_INPUT",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
]);

const graphqlResponse = "application/graphql-response+json";

/**
 * HTTP status of an invalid operation: 400 if the client accepts graphql-response+json, 200 if it accepts
 * only plain JSON (GraphQL over HTTP, 6.4). Exceeded limits are always 400. An edit
 * that finds the disk full is 503, so that clients and proxies try again later.
 */
export function httpStatusPlugin<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart({ request }) {
      const acceptsGraphqlResponse = request.http?.headers.get("accept")?.includes(graphqlResponse) === true;
      return {
        async willSendResponse({ response: { http, body } }) {
          if (body.kind !== "single") return;
          const { errors = [] } = body.singleResult;
          if (errors.some(({ extensions }) => extensions?.["code"] === "DISK_FULL")) http.status = 503;
          if (http.status !== 400) return;
          if (acceptsGraphqlResponse) http.headers.set("content-type", `${graphqlResponse}; charset=utf-8`);
          else if (errors.every(({ extensions }) => requestErrorCodes.has(extensions?.["code"])))
            http.status = 200;
        },
      };
    },
  };
}

import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLError } from "graphql";
import type { Logger } from "pino";

import type { RequestContext } from "./request-context";
import { formatError, isFault } from "./errors";
import { loggedError } from "./telemetry/logged-error";

/** Adds the request id to answers with errors. The log has the details of each fault under this id. */
export function requestIdPlugin<C extends RequestContext>(log: Logger): ApolloServerPlugin<C> {
  return {
    async unexpectedErrorProcessingRequest({ error, requestContext: { contextValue, operationName } }) {
      const { requestId } = contextValue;
      log.error({ err: loggedError(error), requestId, operationName }, "a request failed");
    },
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue: { requestId }, operationName }) {
          logFaults(log, errors, { requestId, operationName });
        },
        async willSendResponse({ response, contextValue }) {
          response.http.headers.set("x-request-id", contextValue.requestId);
          if (response.body.kind !== "single" || !response.body.singleResult.errors) return;
          response.body.singleResult.extensions = {
            ...response.body.singleResult.extensions,
            requestId: contextValue.requestId,
          };
        },
      };
    },
  };
}

/** Logs faults. Clients see them only masked. */
export function logFaults(
  log: Logger,
  errors: readonly GraphQLError[],
  of: { readonly requestId: string; readonly operationName: string | null | undefined },
): void {
  for (const error of errors) {
    if (!isFault(formatError(error.toJSON(), error))) continue;
    log.error({ err: loggedError(error.originalError ?? error), ...of }, "a request failed");
  }
}

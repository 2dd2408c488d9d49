import { randomUUID } from "node:crypto";

import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLError } from "graphql";
import type { Logger } from "pino";

import type { BaseContext } from "./base-context";
import { formatError, isFault } from "./errors";

/** The client's own id of the request, where it has one that is safe to log; else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[\w-]{8,64}$/.test(header) ? header : randomUUID();
}

/** An answer with errors carries the request's id, under which the log has the detail of every fault. */
export function tellRequestId<C extends BaseContext>(log: Logger): ApolloServerPlugin<C> {
  return {
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

/** Logs what a client is not told: faults of ours, whole. */
export function logFaults(
  log: Logger,
  errors: readonly GraphQLError[],
  of: { readonly requestId: string; readonly operationName: string | null | undefined },
): void {
  for (const error of errors) {
    if (!isFault(formatError(error.toJSON(), error))) continue;
    log.error({ err: error.originalError ?? error, ...of }, "a request failed");
  }
}

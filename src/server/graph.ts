import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { lexicographicSortSchema, printSchema } from "graphql";
import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { createLoaders } from "../loaders/loaders";
import type { Context } from "../resolvers/shared/context";
import { buildMergedSchema } from "../subgraphs/merged";
import { formatError, isFault } from "./errors";

/** Apollo over the merged schema, with nothing of HTTP in it yet. */
export function createGraph(
  log: Logger,
  plugins: Array<ApolloServerPlugin<Context>> = [],
): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: buildMergedSchema(),
    formatError,
    includeStacktraceInErrorResponses: false,
    // The least that keeps one request from taking the process; prices and budgets are another matter.
    parseOptions: { maxTokens: 2_000 },
    maxRecursiveSelections: 2_000,
    validationOptions: { maxErrors: 10 },
    // Public data and a playground: whoever asks may see the schema.
    introspection: true,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      // It wraps every field's resolver, for a feature that we do not use.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      tellRequestId(log),
      ...plugins,
    ],
  });
}

/** The schema as clients see it, sorted so that a change to it reads as one. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildMergedSchema()))}\n`;
}

/** What a request brings along: loaders of its own, so that nothing is remembered from one request to the next. */
export function contextOf(catalogue: Catalogue, requestId: string): Context {
  return { catalogue, requestId, loaders: createLoaders(catalogue) };
}

/** An answer with errors carries the request's id, under which the log has the detail of every fault. */
function tellRequestId(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue, operationName }) {
          for (const error of errors) {
            if (isFault(formatError(error.toJSON(), error))) {
              log.error(
                { err: error.originalError ?? error, requestId: contextValue.requestId, operationName },
                "a request failed",
              );
            }
          }
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

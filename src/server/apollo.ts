import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { Logger } from "pino";

import type { Bounds } from "../domain/bounds";
import type { ConditionalGets } from "./caching/conditional-get-plugin";
import { documentStore, persistedQueries } from "./document-store";
import { formatError } from "./errors";
import type { RequestContext } from "./request-context";
import type { FindKey } from "./keys/find-key";
import type { KeptTexts } from "./kept-texts";
import { IntrospectionCache } from "./limits/introspection-cache";
import { errorLimitPlugin } from "./limits/error-limit-plugin";
import type { BoundsSource } from "./limits/bounds-source";
import type { Limits } from "./limits/limits";
import { pricingPlugin } from "./limits/pricing-plugin";
import { operationTypePlugin } from "./operation-type-plugin";
import type { Draw } from "./pictures/drawing";
import { requestIdPlugin } from "./request-id-plugin";
import { recordingPlugin } from "./telemetry/recording-plugin";
import type { StartSubscription } from "./streams/start-subscription";
import { subscriptionAdmissionPlugin } from "./streams/subscription-admission-plugin";
import { httpStatusPlugin } from "./http/http-status-plugin";

/** A graph to be served, without HTTP. */
export interface Graph<C extends RequestContext = RequestContext> {
  readonly server: ApolloServer<C>;
  readonly contextOf: (request: RequestContext) => C;
  /** Maximum size of a body. */
  readonly bodyLimit: string;
  /** Starts an admitted subscription. */
  readonly startSubscription: StartSubscription<C>;
  /** Draws pictures of the catalogue; null for a subgraph and for a router (it has no catalogue). */
  readonly draw: Draw | null;
  /** Finds the holder of a client's key. */
  readonly findKey: FindKey;
  /** Reads what a subgraph publishes for the prices of its router; null elsewhere. */
  readonly readBounds: (() => Promise<Bounds>) | null;
}

export type Plugins<C extends RequestContext> = ReadonlyArray<ApolloServerPlugin<C>>;

/** Subgraphs accept longer operations without a price: the router expands a client's operation by type. */
const subgraphLimits = { tokens: 50_000, recursiveSelections: 50_000 };

interface Pricing {
  readonly limits: Limits | null;
  readonly bounds: BoundsSource;
  readonly kept: KeptTexts;
}

/** The server of a schema, or of a gateway, with our plugins around. */
export function apolloWith<C extends RequestContext>(
  source: Pick<ConstructorParameters<typeof ApolloServer<C>>[0], "schema" | "gateway">,
  { limits, bounds, kept }: Pricing,
  log: Logger,
  plugins: Plugins<C>,
  gets: ConditionalGets<C> | null = null,
  /** What answers in place of the resolvers, where nothing before it did. */
  answering: Plugins<C> = [],
): ApolloServer<C> {
  const { tokens, recursiveSelections } = limits ?? subgraphLimits;
  return new ApolloServer<C>({
    ...(source as { schema: NonNullable<typeof source.schema> }),
    formatError,
    includeStacktraceInErrorResponses: false,
    documentStore: kept.add("documents", documentStore()),
    cache: kept.add("persisted queries", persistedQueries()),
    parseOptions: { maxTokens: tokens },
    maxRecursiveSelections: recursiveSelections,
    // Ten, with graphql's own last error ("too many errors").
    validationOptions: { maxErrors: 9 },
    // The data is public and there is a playground, so the schema is too.
    introspection: true,
    stopOnTerminationSignals: false,
    logger: apolloLogger(log),
    plugins: [
      // It wraps every field resolver, and we do not use cache hints.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // It would add timings of every field when an Apollo router asks for them.
      ApolloServerPluginInlineTraceDisabled(),
      requestIdPlugin<C>(log),
      httpStatusPlugin<C>(),
      ...plugins,
      operationTypePlugin<C>(),
      ...(limits
        ? [
            pricingPlugin<C>(
              limits,
              bounds,
              gets?.check,
              kept.add("introspection", new IntrospectionCache()),
            ),
            errorLimitPlugin<C>(),
          ]
        : []),
      ...(gets ? [gets.plugin] : []),
      ...answering,
      subscriptionAdmissionPlugin<C>(),
      recordingPlugin<C>(),
    ],
  });
}

/**
 * For Apollo Server's own messages. Its message about an unexpected error has the operation's text, so it is left out:
 * `requestIdPlugin` logs that error.
 */
function apolloLogger(log: Logger): Record<"debug" | "info" | "warn" | "error", (message: string) => void> {
  return {
    debug: (message) => log.debug(message),
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error(message) {
      if (!message.startsWith("Unexpected error processing request")) log.error(message);
    },
  };
}

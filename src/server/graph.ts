import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import type { Bounds } from "../domain/bounds";
import { revisionOf } from "../projections/revisions";
import { mergedSchema } from "../subgraphs/merged";
import { subgraphSchema } from "../subgraphs/slices";
import type { Subgraph } from "../subgraphs/subgraph";
import { compiledPlugin } from "./compiled-plugin";
import type { DraftLimits } from "./admission/draft-limits";
import { readOwnBounds } from "./bounds/own-bounds";
import { conditionalGets, type ReadRevisions } from "./caching/conditional-get-plugin";
import { type CatalogueContext, catalogueContext, sharedOf } from "./catalogue-context";
import { documentStore, persistedQueries } from "./document-store";
import { formatError } from "./errors";
import type { RequestContext } from "./request-context";
import type { FindKey } from "./keys/find-key";
import { storedKeys } from "./keys/stored-keys";
import { KeptTexts } from "./kept-texts";
import { IntrospectionCache } from "./limits/introspection-cache";
import { errorLimitPlugin } from "./limits/error-limit-plugin";
import { type BoundsSource, unknownBounds } from "./limits/bounds-source";
import { CatalogueBounds } from "./limits/catalogue-bounds";
import type { Limits } from "./limits/limits";
import { pricingPlugin } from "./limits/pricing-plugin";
import { namedVariablePlugin } from "./named-variable-plugin";
import { operationTypePlugin } from "./operation-type-plugin";
import { pictureDrawer, type Draw } from "./pictures/drawing";
import { requestIdPlugin } from "./request-id-plugin";
import { revisionPlugin } from "./revision-plugin";
import type { QueryPath } from "./settings";
import type { Routing } from "./routing";
import { recordingPlugin } from "./telemetry/recording-plugin";
import { startLocally, withFormattedErrors, type StartSubscription } from "./streams/start-subscription";
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

type Plugins<C extends RequestContext> = ReadonlyArray<ApolloServerPlugin<C>>;

/** Subgraphs accept longer operations without a price: the router expands a client's operation by type. */
const subgraphLimits = { tokens: 50_000, recursiveSelections: 50_000 };

interface GraphOptions {
  /** Bound of the cache of networks, measures and pictures. Default: its own. */
  readonly analysisBytes?: number;
  /** Written into pictures. Default: null, not stated. */
  readonly dataLicence?: string | null;
  /** Of proposals without a key. */
  readonly drafts?: DraftLimits;
  /** Gets what is kept between requests. */
  readonly kept?: KeptTexts;
  /** Default: resolvers and loaders alone. */
  readonly queryPath?: QueryPath;
}

/** The whole graph in one process. `limits` null: no limits, for the command line and tests. */
export function wholeGraph(
  catalogue: Catalogue,
  log: Logger,
  plugins: Plugins<CatalogueContext> = [],
  limits: Limits | null = null,
  bounds: BoundsSource = new CatalogueBounds(catalogue.reader),
  {
    analysisBytes,
    dataLicence = null,
    drafts,
    kept = new KeptTexts(),
    queryPath = "loaders",
  }: GraphOptions = {},
): Graph<CatalogueContext> {
  const shared = sharedOf(catalogue, { analysisBytes, drafts, kept });
  const contextOf = (request: RequestContext) => catalogueContext(catalogue, shared, request);
  return {
    server: apolloWith(
      { schema: mergedSchema() },
      { limits, bounds, kept },
      log,
      [namedVariablePlugin(), revisionPlugin(() => catalogue.written), ...plugins],
      ({ reader }, names) => revisionOf(reader, names),
      queryPath === "compiled" ? [compiledPlugin(log)] : [],
    ),
    contextOf,
    bodyLimit: "100kb",
    startSubscription: startLocally(log, contextOf),
    draw: pictureDrawer(catalogue.reader, shared.networks, dataLicence, bounds),
    findKey: storedKeys(catalogue.reader),
    readBounds: null,
  };
}

/** One subgraph, for a router. */
export function subgraphGraph(
  subgraph: Subgraph,
  catalogue: Catalogue,
  log: Logger,
  plugins: Plugins<CatalogueContext> = [],
  {
    analysisBytes,
    drafts,
    bounds = new CatalogueBounds(catalogue.reader),
    kept = new KeptTexts(),
  }: GraphOptions & { readonly bounds?: BoundsSource } = {},
): Graph<CatalogueContext> {
  const shared = sharedOf(catalogue, { analysisBytes, drafts, kept });
  const contextOf = (request: RequestContext) => catalogueContext(catalogue, shared, request, subgraph);
  return {
    server: apolloWith({ schema: subgraphSchema(subgraph) }, { ...unpriced, kept }, log, [
      revisionPlugin(() => catalogue.written),
      ...plugins,
    ]),
    contextOf,
    bodyLimit: "10mb",
    startSubscription: startLocally(log, contextOf),
    draw: null,
    findKey: storedKeys(catalogue.reader),
    readBounds: readOwnBounds(subgraph, bounds),
  };
}

const noKeys: FindKey = async () => "UNKNOWN";

/** A graph of subgraphs in other processes. */
export function routedGraph(
  routing: Routing,
  log: Logger,
  plugins: Plugins<RequestContext> = [],
  limits: Limits | null = null,
  bounds: BoundsSource = unknownBounds,
  findKey: FindKey = noKeys,
  kept = new KeptTexts(),
): Graph {
  kept.add("plans", routing.plans);
  return {
    server: apolloWith({ gateway: routing.gateway }, { limits, bounds, kept }, log, [
      namedVariablePlugin(),
      revisionPlugin(({ revision }) => revision?.written ?? null),
      ...plugins,
    ]),
    contextOf: (request) => request,
    bodyLimit: "100kb",
    startSubscription: withFormattedErrors(log, (admission, sender) => routing.subscribe(admission, sender)),
    draw: null,
    findKey,
    readBounds: null,
  };
}

interface Pricing {
  readonly limits: Limits | null;
  readonly bounds: BoundsSource;
  readonly kept: KeptTexts;
}

const unpriced: Omit<Pricing, "kept"> = { limits: null, bounds: unknownBounds };

function apolloWith<C extends RequestContext>(
  source: Pick<ConstructorParameters<typeof ApolloServer<C>>[0], "schema" | "gateway">,
  { limits, bounds, kept }: Pricing,
  log: Logger,
  plugins: Plugins<C>,
  readRevisions: ReadRevisions<C> | null = null,
  /** What answers in place of the resolvers, where nothing before it did. */
  answering: Plugins<C> = [],
): ApolloServer<C> {
  const { tokens, recursiveSelections } = limits ?? subgraphLimits;
  const gets = readRevisions && conditionalGets(readRevisions);
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

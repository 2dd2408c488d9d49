import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { createLoaders } from "../loaders/loaders";
import type { Context } from "../resolvers/shared/context";
import { Networks } from "../resolvers/shared/networks/networks";
import { mergedSchema } from "../subgraphs/merged";
import { subgraphSchema } from "../subgraphs/slices";
import type { Subgraph } from "../subgraphs/subgraph";
import type { BaseContext } from "./base-context";
import { formatError } from "./errors";
import type { Asking } from "./incoming";
import { boundedErrors } from "./limits/bounded-errors";
import type { Limits } from "./limits/limits";
import { pricing } from "./limits/pricing";
import { drawingOver, type Draw } from "./pictures/drawing";
import { tellRequestId } from "./request-id";
import type { Routing } from "./routing";
import { recording } from "./telemetry/recording";
import { beginHere, toldBy, type Begin } from "./streams/begin";
import { lettingIn } from "./streams/let-in";
import { tellVerdicts } from "./http/verdicts";

/** A graph that can be served, with nothing of HTTP in it yet. */
export interface Graph<C extends BaseContext = BaseContext> {
  readonly server: ApolloServer<C>;
  readonly contextOf: (asking: Asking) => C;
  /** The largest body that it takes. */
  readonly bodyLimit: string;
  /** Begins a subscription that the server has let in. */
  readonly begin: Begin<C>;
  /** Draws what is in it; null where that is for somebody else: the router's subgraphs, and the router, which has no catalogue. */
  readonly draw: Draw | null;
}

type RequestContext = Context & BaseContext;

type Plugins<C extends BaseContext> = ReadonlyArray<ApolloServerPlugin<C>>;

/** A router spells out a client's operation type by type, so a subgraph takes longer ones, and has priced none. */
const spelledOut = { tokens: 50_000, recursiveSelections: 50_000 };

/** The whole graph in one process. Without limits whoever asks pays whatever it costs: the command line, and tests. */
export function wholeGraph(
  catalogue: Catalogue,
  log: Logger,
  plugins: Plugins<RequestContext> = [],
  limits: Limits | null = null,
): Graph<RequestContext> {
  const networks = new Networks(catalogue);
  return {
    server: apolloWith({ schema: mergedSchema() }, limits, log, plugins),
    contextOf: (asking) => contextOver(catalogue, networks, asking),
    bodyLimit: "100kb",
    begin: beginHere(log),
    draw: drawingOver(catalogue, networks),
  };
}

/** One subgraph of it, for a router. */
export function partOfGraph(
  subgraph: Subgraph,
  catalogue: Catalogue,
  log: Logger,
  plugins: Plugins<RequestContext> = [],
): Graph<RequestContext> {
  const networks = new Networks(catalogue);
  return {
    server: apolloWith({ schema: subgraphSchema(subgraph) }, null, log, plugins),
    contextOf: (asking) => contextOver(catalogue, networks, asking, subgraph),
    bodyLimit: "10mb",
    begin: beginHere(log),
    draw: null,
  };
}

/** A graph that is put together of subgraphs in other processes. */
export function routedGraph(
  routing: Routing,
  log: Logger,
  plugins: Plugins<Asking> = [],
  limits: Limits | null = null,
): Graph<Asking> {
  return {
    server: apolloWith({ gateway: routing.gateway }, limits, log, plugins),
    contextOf: (asking) => asking,
    bodyLimit: "100kb",
    begin: toldBy(log, (letIn, sender) => routing.subscribe(letIn, sender)),
    draw: null,
  };
}

function apolloWith<C extends BaseContext>(
  source: Pick<ConstructorParameters<typeof ApolloServer<C>>[0], "schema" | "gateway">,
  limits: Limits | null,
  log: Logger,
  plugins: Plugins<C>,
): ApolloServer<C> {
  const { tokens, recursiveSelections } = limits ?? spelledOut;
  return new ApolloServer<C>({
    ...(source as { schema: NonNullable<typeof source.schema> }),
    formatError,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: tokens },
    maxRecursiveSelections: recursiveSelections,
    // Ten with the one that graphql adds, which says that it stopped.
    validationOptions: { maxErrors: 9 },
    // Public data and a playground: whoever asks may see the schema.
    introspection: true,
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      // It wraps every field's resolver, for a feature that we do not use.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // A subgraph would tell a router of Apollo's how long each field took.
      ApolloServerPluginInlineTraceDisabled(),
      tellRequestId<C>(log),
      tellVerdicts<C>(),
      ...plugins,
      ...(limits ? [pricing<C>(limits), boundedErrors<C>()] : []),
      lettingIn<C>(),
      recording<C>(),
    ],
  });
}

/**
 * What a request brings along: loaders of its own, so that nothing is remembered from one request to the next, over a
 * catalogue that it can ask only as long as somebody waits.
 */
function contextOver(
  catalogue: Catalogue,
  networks: Networks,
  { requestId, record, signal }: Asking,
  subgraph?: Subgraph,
): RequestContext {
  const within = catalogue.within(signal, (read) => record.read(read));
  const loaders = createLoaders(within, subgraph?.owns);
  return { catalogue: within, loaders, networks: networks.within(signal), requestId, record, signal };
}

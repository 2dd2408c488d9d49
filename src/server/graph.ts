import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { revisionOf } from "../projections/revisions";
import { mergedSchema } from "../subgraphs/merged";
import { subgraphSchema } from "../subgraphs/slices";
import type { Subgraph } from "../subgraphs/subgraph";
import { apolloWith, type Graph, type Plugins } from "./apollo";
import { compiledPlugin } from "./compiled-plugin";
import type { DraftLimits } from "./admission/draft-limits";
import { readOwnBounds } from "./bounds/own-bounds";
import { conditionalGets } from "./caching/conditional-get-plugin";
import { type CatalogueContext, catalogueContext, sharedOf } from "./catalogue-context";
import type { RequestContext } from "./request-context";
import { storedKeys } from "./keys/stored-keys";
import { KeptTexts } from "./kept-texts";
import { type BoundsSource, unknownBounds } from "./limits/bounds-source";
import { CatalogueBounds } from "./limits/catalogue-bounds";
import type { Limits } from "./limits/limits";
import { namedVariablePlugin } from "./named-variable-plugin";
import { pictureDrawer } from "./pictures/drawing";
import { revisionPlugin } from "./revision-plugin";
import type { QueryPath } from "./settings";
import { startLocally } from "./streams/start-subscription";

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
      conditionalGets(({ reader }, names) => revisionOf(reader, names)),
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
    dataLicence = null,
    drafts,
    bounds = new CatalogueBounds(catalogue.reader),
    kept = new KeptTexts(),
  }: GraphOptions & { readonly bounds?: BoundsSource } = {},
): Graph<CatalogueContext> {
  const shared = sharedOf(catalogue, { analysisBytes, drafts, kept });
  const contextOf = (request: RequestContext) => catalogueContext(catalogue, shared, request, subgraph);
  return {
    server: apolloWith(
      { schema: subgraphSchema(subgraph) },
      { limits: null, bounds: unknownBounds, kept },
      log,
      [revisionPlugin(() => catalogue.written), ...plugins],
    ),
    contextOf,
    bodyLimit: "10mb",
    startSubscription: startLocally(log, contextOf),
    draw: subgraph.queries.includes("network")
      ? pictureDrawer(catalogue.reader, shared.networks, dataLicence, bounds)
      : null,
    findKey: storedKeys(catalogue.reader),
    readBounds: readOwnBounds(subgraph, bounds),
  };
}

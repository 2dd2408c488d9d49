import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { ApolloServerPlugin } from "@apollo/server";
import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { RostrumError } from "../domain/errors";
import { sseTransport } from "../router/sse-transport";
import { httpTransport, type TimeoutAfter } from "../router/http-transport";
import type { Subgraph } from "../subgraphs/subgraph";
import { fetchBounds } from "./bounds/fetch-bounds";
import { RouterBounds } from "./bounds/router-bounds";
import { clearWhenForgotten } from "./clear-when-forgotten";
import { subgraphGraph, routedGraph, wholeGraph } from "./graph";
import { routerReadiness, databaseReadiness } from "./health/readiness";
import { findUnreachable } from "./health/find-unreachable";
import { KeptTexts } from "./kept-texts";
import { CatalogueBounds, followBounds } from "./limits/catalogue-bounds";
import { fetchKey } from "./keys/fetch-key";
import { subgraphsKeys } from "./keys/subgraphs-keys";
import { Routing } from "./routing";
import { serve, type RunningServer, type ServeOptions } from "./serve";
import type { Settings } from "./settings";
import { startTelemetry } from "./telemetry/telemetry";
import type { TrustedDocuments } from "./trusted/trusted-documents";
import { watchSupergraph } from "./watch-supergraph";

/** How soon prices go by an edit of another process; at a router, which asks its subgraphs. */
const boundsEveryMs = { ofCatalogue: 1_000, ofRouter: 5_000 };

export interface StartOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Lines that the log has dropped. Default: none. */
  readonly linesDropped?: () => number;
  /** Null when only trusted documents are accepted. */
  readonly playgroundFolder: string | null;
  /** Default: none. */
  readonly trusted?: TrustedDocuments;
}

/** Starts the whole graph in this process. Closes the catalogue when the server stops. */
export async function startWhole(
  catalogue: Catalogue,
  { settings, log, linesDropped, playgroundFolder, trusted }: StartOptions,
): Promise<RunningServer> {
  const around = await catalogueServices(catalogue, "rostrum", { settings, log, linesDropped });
  const kept = new KeptTexts();
  const bounds = clearWhenForgotten(new CatalogueBounds(catalogue.reader), kept);
  const stopFollowing = followBounds(bounds, boundsEveryMs.ofCatalogue);
  const options = { ...settings, kept };
  return serve((plugins) => wholeGraph(catalogue, log, plugins, settings.limits, bounds, options), {
    ...settings,
    ...around,
    playgroundFolder,
    trusted,
    async close() {
      stopFollowing();
      await around.close();
    },
  });
}

/**
 * Starts one subgraph. Closes the catalogue when the server stops. It has no playground and no CORS: clients
 * use the router.
 */
export async function startSubgraph(
  subgraph: Subgraph,
  catalogue: Catalogue,
  options: Pick<StartOptions, "settings" | "log" | "linesDropped">,
): Promise<RunningServer> {
  const { settings, log } = options;
  const around = await catalogueServices(catalogue, `rostrum-${subgraph.name}`, options);
  const kept = new KeptTexts();
  const bounds = clearWhenForgotten(new CatalogueBounds(catalogue.reader), kept);
  const stopFollowing = followBounds(bounds, boundsEveryMs.ofCatalogue);
  return serve((plugins) => subgraphGraph(subgraph, catalogue, log, plugins, { ...settings, bounds, kept }), {
    ...settings,
    ...around,
    limits: null,
    guards: null,
    allowedOrigins: null,
    playgroundFolder: null,
    async close() {
      stopFollowing();
      await around.close();
    },
  });
}

/** Telemetry, readiness and shutdown for a graph with a catalogue. Telemetry stops last. */
async function catalogueServices(
  catalogue: Catalogue,
  service: string,
  { settings, ...log }: Pick<StartOptions, "settings" | "log" | "linesDropped">,
): Promise<Pick<ServeOptions, "telemetry" | "readiness" | "close">> {
  const telemetry = await startTelemetry(settings, log, service, catalogue.health.about.dialect).catch(
    async (error: unknown) => {
      await catalogue.close();
      throw error;
    },
  );
  telemetry.watch(catalogue.health);
  return {
    telemetry,
    readiness: databaseReadiness(catalogue),
    async close() {
      try {
        await catalogue.close();
      } finally {
        await telemetry.stop();
      }
    },
  };
}

export interface RunningRouter extends RunningServer {
  /** The subgraphs of the supergraph, by name. */
  readonly subgraphs: readonly string[];
  /** Waits for subgraphs to start. Returns the names of those that still do not answer. */
  findUnreachable(options: { withinMs: number }): Promise<string[]>;
}

export interface StartRouterOptions extends StartOptions {
  /** Of requests to subgraphs. Default: `AbortSignal.timeout`. */
  readonly timeoutAfter?: TimeoutAfter;
  /** Of requests for a subgraph's bounds. */
  readonly boundsTimeoutMs?: number;
  /** Of an answer of a subgraph. */
  readonly maxAnswerBytes?: number;
}

/** Starts a router for a supergraph file. Reloads the file when it changes. */
export async function startRouter(
  supergraphFile: string,
  options: StartRouterOptions,
): Promise<RunningRouter> {
  const { settings, log, linesDropped, playgroundFolder, trusted, timeoutAfter } = options;
  const telemetry = await startTelemetry(settings, { log, linesDropped }, "rostrum-router");
  const addressOf = (name: string) => settings.subgraphs.get(name) ?? routing.supergraph.addresses.get(name);
  const { keySubgraphs, subgraphTimeoutMs: timeoutMs } = settings;
  const ask = httpTransport({
    addressOf,
    keySubgraphs,
    timeoutMs,
    timeoutAfter,
    maxBytes: options.maxAnswerBytes,
  });
  const routing = new Routing(
    readSupergraphFile(supergraphFile),
    telemetry.watchSubgraphs(ask),
    sseTransport({ addressOf, keySubgraphs }),
  );
  const stopWatching = watchSupergraph(resolve(supergraphFile), routing, log);
  const subgraphs = () => [...routing.supergraph.addresses.keys()];
  const kept = new KeptTexts();
  const asked = new RouterBounds({
    supergraph: () => routing.supergraph,
    addressOf,
    fetchBounds: (address, etag) => fetchBounds(address, etag, options.boundsTimeoutMs),
    log,
  });
  const bounds = clearWhenForgotten(asked, kept);
  const stopFollowing = followBounds(bounds, boundsEveryMs.ofRouter);
  const findKey = subgraphsKeys({ subgraphs: keySubgraphs, addressOf, fetchKey });
  const graphWith = (plugins: ApolloServerPlugin[]) =>
    routedGraph(routing, log, plugins, settings.limits, bounds, findKey, kept);
  const server = await serve(graphWith, {
    ...settings,
    telemetry,
    readiness: routerReadiness(subgraphs, (names) => findUnreachable(names, ask, { withinMs: 0 })),
    playgroundFolder,
    trusted,
    async close() {
      stopWatching();
      stopFollowing();
      await telemetry.stop();
    },
  });
  return {
    ...server,
    subgraphs: subgraphs(),
    async findUnreachable(within) {
      const missing = await findUnreachable(subgraphs(), ask, within);
      // Those that have started since now publish their bounds.
      await bounds.refresh();
      return missing;
    },
  };
}

function readSupergraphFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new RostrumError(
      "NOT_FOUND",
      `Expected a supergraph in ${file}, but it cannot be read (${(error as NodeJS.ErrnoException).code}). \`rostrum compose\` makes one.`,
    );
  }
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { RostrumError } from "../domain/errors";
import { overEvents } from "../router/over-events";
import { overHttp } from "../router/over-http";
import type { Subgraph } from "../subgraphs/subgraph";
import { partOfGraph, routedGraph, wholeGraph } from "./graph";
import { readinessOfRouter, readinessOver } from "./health/readiness";
import { unreachable } from "./health/reachable";
import { Routing, type PlannerName } from "./routing";
import { serve, type RunningServer, type ServeOptions } from "./serve";
import type { Settings } from "./settings";
import { startTelemetry } from "./telemetry/telemetry";
import type { TrustedDocuments } from "./trusted/trusted-documents";
import { watchSupergraph } from "./watch-supergraph";

export interface StartOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** Null where only trusted documents are answered: there is nothing to explore. */
  readonly playgroundFolder: string | null;
  /** None when left out. */
  readonly trusted?: TrustedDocuments;
}

/** The whole graph in this process, over an open catalogue, which is closed when the server stops. */
export async function startWhole(
  catalogue: Catalogue,
  { settings, log, playgroundFolder, trusted }: StartOptions,
): Promise<RunningServer> {
  const around = await aroundCatalogue(catalogue, "rostrum", settings, log);
  return serve((plugins) => wholeGraph(catalogue, log, plugins, settings.limits), {
    ...settings,
    ...around,
    playgroundFolder,
    trusted,
  });
}

/**
 * One subgraph, over an open catalogue, which is closed when the server stops. People ask the router: it has no playground,
 * and nobody asks it from a browser.
 */
export async function startSubgraph(
  subgraph: Subgraph,
  catalogue: Catalogue,
  { settings, log }: Pick<StartOptions, "settings" | "log">,
): Promise<RunningServer> {
  const around = await aroundCatalogue(catalogue, `rostrum-${subgraph.name}`, settings, log);
  return serve((plugins) => partOfGraph(subgraph, catalogue, log, plugins), {
    ...settings,
    ...around,
    limits: null,
    guards: null,
    allowedOrigins: null,
    playgroundFolder: null,
  });
}

/** What stands around a graph that answers from a database; what runs it is told to the last. */
async function aroundCatalogue(
  catalogue: Catalogue,
  service: string,
  settings: Settings,
  log: Logger,
): Promise<Pick<ServeOptions, "telemetry" | "readiness" | "close">> {
  const telemetry = await startTelemetry(settings, log, service).catch(async (error: unknown) => {
    await catalogue.close();
    throw error;
  });
  telemetry.watch(catalogue.health);
  return {
    telemetry,
    readiness: readinessOver(catalogue),
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
  readonly planner: PlannerName;
  /** The subgraphs that the supergraph is made of, by name. */
  readonly subgraphs: readonly string[];
  /** Waits for those that have not started yet, so long; answers with the names of those that still do not answer. */
  unreachable(options: { withinMs: number }): Promise<string[]>;
}

/** A router for the supergraph in a file; it follows the file when it changes. */
export async function startRouter(
  supergraphFile: string,
  { settings, log, playgroundFolder, trusted }: StartOptions,
): Promise<RunningRouter> {
  const telemetry = await startTelemetry(settings, log, "rostrum-router");
  const addressOf = (name: string) => settings.subgraphs.get(name) ?? routing.supergraph.addresses.get(name);
  const ask = overHttp({ addressOf, timeoutMs: settings.subgraphTimeoutMs });
  const routing = new Routing(
    readSupergraphFile(supergraphFile),
    telemetry.watchSubgraphs(ask),
    settings.planner,
    overEvents({ addressOf }),
  );
  const stopWatching = watchSupergraph(resolve(supergraphFile), routing, log);
  const subgraphs = () => [...routing.supergraph.addresses.keys()];
  const server = await serve((plugins) => routedGraph(routing, log, plugins, settings.limits), {
    ...settings,
    telemetry,
    readiness: readinessOfRouter(subgraphs, (names) => unreachable(names, ask, { withinMs: 0 })),
    playgroundFolder,
    trusted,
    async close() {
      stopWatching();
      await telemetry.stop();
    },
  });
  return {
    ...server,
    planner: routing.planner,
    subgraphs: subgraphs(),
    unreachable: (options) => unreachable(subgraphs(), ask, options),
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

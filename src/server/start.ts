import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { RostrumError } from "../domain/errors";
import { overHttp } from "../router/over-http";
import type { Subgraph } from "../subgraphs/subgraph";
import { partOfGraph, routedGraph, wholeGraph } from "./graph";
import { unreachable } from "./reachable";
import { Routing, type PlannerName } from "./routing";
import { serve, type RunningServer } from "./serve";
import type { Settings } from "./settings";
import { watchSupergraph } from "./watch-supergraph";

export interface StartOptions {
  readonly settings: Settings;
  readonly log: Logger;
  readonly playgroundFolder: string;
}

/** The whole graph in this process, over an open catalogue, which is closed when the server stops. */
export function startWhole(
  catalogue: Catalogue,
  { settings, log, playgroundFolder }: StartOptions,
): Promise<RunningServer> {
  return serve((plugins) => wholeGraph(catalogue, log, plugins, settings.limits), {
    ...settings,
    log,
    playgroundFolder,
    close: () => catalogue.close(),
  });
}

/** One subgraph, over an open catalogue, which is closed when the server stops. People ask the router: it has no playground. */
export function startSubgraph(
  subgraph: Subgraph,
  catalogue: Catalogue,
  { settings, log }: Omit<StartOptions, "playgroundFolder">,
): Promise<RunningServer> {
  return serve((plugins) => partOfGraph(subgraph, catalogue, log, plugins), {
    ...settings,
    limits: null,
    log,
    playgroundFolder: null,
    close: () => catalogue.close(),
  });
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
  { settings, log, playgroundFolder }: StartOptions,
): Promise<RunningRouter> {
  const ask = overHttp({
    addressOf: (name) => settings.subgraphs.get(name) ?? routing.supergraph.addresses.get(name),
    timeoutMs: settings.subgraphTimeoutMs,
  });
  const routing = new Routing(
    readSupergraphFile(supergraphFile),
    {
      ask,
      onFault: ({ subgraph, reason, message }, { requestId }) =>
        log.warn({ subgraph, reason, requestId }, message),
    },
    settings.planner,
  );
  const stopWatching = watchSupergraph(resolve(supergraphFile), routing, log);
  const server = await serve((plugins) => routedGraph(routing, log, plugins, settings.limits), {
    ...settings,
    log,
    playgroundFolder,
    close: async () => stopWatching(),
  });
  const subgraphs = [...routing.supergraph.addresses.keys()];
  return {
    ...server,
    planner: routing.planner,
    subgraphs,
    unreachable: (options) => unreachable(subgraphs, ask, options),
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

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { ApolloServerPlugin } from "@apollo/server";

import { RostrumError } from "../domain/errors";
import { sseTransport } from "../router/sse-transport";
import { retryReads } from "../router/retry-reads";
import { httpTransport, type TimeoutAfter } from "../router/http-transport";
import { signing } from "../router/signature";
import { fetchBounds } from "./bounds/fetch-bounds";
import { boundsPath } from "./bounds/publish-bounds";
import { RouterBounds } from "./bounds/router-bounds";
import { clearWhenForgotten } from "./clear-when-forgotten";
import { findUnreachable } from "./health/find-unreachable";
import { routerReadiness } from "./health/readiness";
import { Isolation, type WaitForProbe } from "./isolation/isolation";
import { KeptTexts } from "./kept-texts";
import { fetchKey } from "./keys/fetch-key";
import { keyPath } from "./keys/publish-key";
import { subgraphsKeys } from "./keys/subgraphs-keys";
import { followBounds } from "./limits/follow-bounds";
import { subgraphDrawer } from "./pictures/subgraph-drawing";
import { routedGraph } from "./routed-graph";
import { Routing } from "./routing";
import { serve, type RunningServer } from "./serve";
import type { StartOptions } from "./start-options";
import { startTelemetry } from "./telemetry/telemetry";
import { watchSupergraph } from "./watch-supergraph";

/** How soon prices go by an edit of a subgraph, which is asked. */
const boundsEveryMs = 5_000;

const unlimited = { maxRunning: Infinity, maxPerClient: Infinity, maxWaiting: Infinity, maxWaitMs: Infinity };

export interface RunningRouter extends RunningServer {
  /** The subgraphs of the supergraph, by name. */
  readonly subgraphs: readonly string[];
  /** Waits for subgraphs to start. Returns the names of those that still do not answer. */
  findUnreachable(options: { withinMs: number }): Promise<string[]>;
}

export interface StartRouterOptions extends StartOptions {
  /** Of requests to subgraphs. Default: `AbortSignal.timeout`. */
  readonly timeoutAfter?: TimeoutAfter;
  /** Before the probe of a subgraph that does not answer. Default: seconds, which double. */
  readonly waitForProbe?: WaitForProbe;
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
  const sign = signing(settings.subgraphSecrets);
  const ask = httpTransport({
    addressOf,
    keySubgraphs,
    sign,
    timeoutMs,
    timeoutAfter,
    maxBytes: options.maxAnswerBytes,
  });
  const { ask: askMeasured, onFault } = telemetry.watchSubgraphs(retryReads(ask));
  const isolation = new Isolation({
    ask: askMeasured,
    probe: ask,
    limits: settings.guards?.concurrency ?? unlimited,
    log,
    waitForProbe: options.waitForProbe,
  });
  telemetry.watchCircuits(() => isolation.circuits);
  const routing = new Routing(
    readSupergraphFile(supergraphFile),
    { ask: isolation.ask, onFault },
    isolation.subscribing(sseTransport({ addressOf, keySubgraphs, sign, timeoutMs, timeoutAfter })),
  );
  const stopWatching = watchSupergraph(resolve(supergraphFile), routing, log);
  const subgraphs = () => [...routing.supergraph.addresses.keys()];
  const kept = new KeptTexts();
  const asked = new RouterBounds({
    supergraph: () => routing.supergraph,
    addressOf,
    fetchBounds: (address, etag, name) =>
      fetchBounds(address, etag, options.boundsTimeoutMs, sign(name, boundsPath)),
    log,
  });
  const bounds = clearWhenForgotten(asked, kept);
  const stopFollowing = followBounds(bounds, boundsEveryMs);
  const findKey = subgraphsKeys({
    subgraphs: keySubgraphs,
    addressOf,
    fetchKey: (address, key, name) => fetchKey(address, key, sign(name, keyPath)),
  });
  const draw = subgraphDrawer({
    supergraph: () => routing.supergraph,
    addressOf,
    sign,
    send: (...sent) => isolation.send(...sent),
    timeoutMs,
  });
  const graphWith = (plugins: ApolloServerPlugin[]) =>
    routedGraph(routing, log, plugins, settings.limits, bounds, findKey, kept, draw);
  const server = await serve(graphWith, {
    ...settings,
    telemetry,
    readiness: routerReadiness(subgraphs, (names) =>
      findUnreachable(names, isolation.probe, { withinMs: 0 }),
    ),
    playgroundFolder,
    trusted,
    async close() {
      stopWatching();
      stopFollowing();
      isolation.stop();
      await telemetry.stop();
    },
  });
  return {
    ...server,
    subgraphs: subgraphs(),
    async findUnreachable(within) {
      const missing = await findUnreachable(subgraphs(), isolation.probe, within);
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

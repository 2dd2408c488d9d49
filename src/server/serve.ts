import { createServer, type ServerOptions } from "node:http";

import type { ApolloServerPlugin } from "@apollo/server";

import type { RequestContext } from "./request-context";
import type { Graph } from "./apollo";
import { createApp, type HttpOptions } from "./http/app";
import { Connections } from "./http/connections";
import { listen } from "./http/listen";
import type { Settings } from "./settings";

export interface RunningServer {
  /** For example `http://127.0.0.1:4000`, with the actual port. */
  readonly url: string;
  /**
   * Reports not ready, keeps answering for `DRAIN_MS`, then waits until all clients have disconnected. Call
   * it before `stop` for a shutdown that clients do not notice. It may take seconds.
   */
  drain(): Promise<void>;
  /** Stops accepting requests, lets running ones finish, then closes the data source. */
  stop(): Promise<void>;
}

export type ServeOptions = Pick<Settings, "host" | "port" | "drainMs" | "arrivalTimeoutMs"> &
  Omit<HttpOptions, "isDraining" | "stopping"> & { readonly close: () => Promise<void> };

/**
 * Serves a graph. `close` is called on stop, and when the start fails. `graphWith` creates the graph with the
 * plugins that the server needs.
 */
export async function serve<C extends RequestContext>(
  graphWith: (plugins: ApolloServerPlugin[]) => Graph<C>,
  { close, ...options }: ServeOptions,
): Promise<RunningServer> {
  const httpServer = createServer(timeouts(options));
  const connections = new Connections(httpServer);
  const drainServer = () => connections.close();
  const graph = graphWith([{ serverWillStart: async () => ({ drainServer }) }]);
  const stop = async () => {
    try {
      await graph.server.stop();
    } finally {
      await close();
    }
  };

  await graph.server.start();
  connections.answerWith(
    createApp(graph, {
      ...options,
      isDraining: () => connections.isDraining,
      stopping: connections.stopping,
    }),
  );
  try {
    const url = await listen(httpServer, options, {
      taken: "Give --port another number.",
      refused: "Check HOST and PORT.",
    });
    return { url, drain: () => connections.drain(options.drainMs), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Slow clients (slowloris) hold a connection no longer than `ARRIVAL_TIMEOUT_MS`. */
function timeouts({ arrivalTimeoutMs }: Pick<Settings, "arrivalTimeoutMs">): ServerOptions {
  return {
    headersTimeout: arrivalTimeoutMs,
    requestTimeout: arrivalTimeoutMs,
    // Node's default is 5 s. A client may ask again as late as its request may arrive.
    keepAliveTimeout: Math.max(5_000, arrivalTimeoutMs),
    // Node's default checks only every 30 s.
    connectionsCheckingInterval: Math.min(1_000, arrivalTimeoutMs),
  };
}

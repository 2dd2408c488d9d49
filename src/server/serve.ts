import { createServer, type ServerOptions } from "node:http";

import type { ApolloServerPlugin } from "@apollo/server";

import type { BaseContext } from "./base-context";
import type { Graph } from "./graph";
import { createApp, type HttpOptions } from "./http/app";
import { Connections } from "./http/connections";
import { listen } from "./http/listen";
import type { Settings } from "./settings";

export interface RunningServer {
  /** `http://127.0.0.1:4000`, with the port that it really has. */
  readonly url: string;
  /**
   * Says that it is no longer ready, goes on answering for as long as the settings say, then waits until no client is
   * connected any more. Call it before `stop` where clients must not notice: it may take seconds.
   */
  drain(): Promise<void>;
  /** Takes no more requests, lets those under way finish, then closes what it answered from. */
  stop(): Promise<void>;
}

export type ServeOptions = Pick<Settings, "host" | "port" | "drainMs" | "arrivalTimeoutMs"> &
  Omit<HttpOptions, "isDraining" | "stopping"> & { readonly close: () => Promise<void> };

/**
 * Serves a graph. What the graph answers from is closed with `close` when it stops, and when it cannot start; `graphWith`
 * makes the graph with the plugins that are needed for that.
 */
export async function serve<C extends BaseContext>(
  graphWith: (plugins: ApolloServerPlugin[]) => Graph<C>,
  { close, ...options }: ServeOptions,
): Promise<RunningServer> {
  const httpServer = createServer(patience(options));
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

/** Who says nothing, or a letter at a time, holds a connection no longer than a request may take to arrive. */
function patience({ arrivalTimeoutMs }: Pick<Settings, "arrivalTimeoutMs">): ServerOptions {
  return {
    headersTimeout: arrivalTimeoutMs,
    requestTimeout: arrivalTimeoutMs,
    // By default Node looks twice a minute, however short the time.
    connectionsCheckingInterval: Math.min(1_000, arrivalTimeoutMs),
  };
}

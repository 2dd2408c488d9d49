import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";

import { RostrumError } from "../domain/errors";
import type { BaseContext } from "./base-context";
import type { Graph } from "./graph";
import { createApp, type HttpOptions } from "./http";
import type { Settings } from "./settings";

export interface RunningServer {
  /** `http://127.0.0.1:4000`, with the port that it really has. */
  readonly url: string;
  /** Takes no more requests, lets those under way finish, then closes what it answered from. */
  stop(): Promise<void>;
}

/**
 * Serves a graph. What the graph answers from is closed with `close` when it stops, and when it cannot start; `graphWith`
 * makes the graph with the plugins that are needed for that.
 */
export async function serve<C extends BaseContext>(
  graphWith: (plugins: ApolloServerPlugin[]) => Graph<C>,
  {
    close,
    ...settings
  }: Pick<Settings, "host" | "port"> & HttpOptions & { readonly close: () => Promise<void> },
): Promise<RunningServer> {
  const httpServer = createServer();
  const graph = graphWith([ApolloServerPluginDrainHttpServer({ httpServer })]);
  const stop = async () => {
    try {
      await graph.server.stop();
    } finally {
      await close();
    }
  };

  await graph.server.start();
  httpServer.on("request", createApp(graph, settings));
  try {
    await listen(httpServer, settings);
  } catch (error) {
    await stop();
    throw error;
  }

  const { port } = httpServer.address() as AddressInfo;
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return {
    url: `http://${host}:${port}`,
    stop,
  };
}

function listen(
  httpServer: ReturnType<typeof createServer>,
  { host, port }: Pick<Settings, "host" | "port">,
): Promise<void> {
  return new Promise((resolve, reject) => {
    httpServer.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new RostrumError(
              "BAD_SETTING",
              `Something else listens on ${host}:${port} already. Give --port another number.`,
            )
          : new RostrumError(
              "BAD_SETTING",
              `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
            ),
      );
    });
    httpServer.listen(port, host, resolve);
  });
}

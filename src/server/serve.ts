import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { ApolloServerPluginDrainHttpServer } from "@apollo/server/plugin/drainHttpServer";
import type { Logger } from "pino";

import type { Catalogue } from "../catalogue/catalogue";
import { RostrumError } from "../domain/errors";
import { createGraph } from "./graph";
import { createApp } from "./http";
import type { Settings } from "./settings";

export interface RunningServer {
  /** `http://127.0.0.1:4000`, with the port that it really has. */
  readonly url: string;
  /** Takes no more requests, lets those under way finish, then closes the catalogue. */
  stop(): Promise<void>;
}

/** Serves the merged graph over an open catalogue, which it closes when it stops, and when it cannot start. */
export async function serve(
  catalogue: Catalogue,
  settings: Pick<Settings, "host" | "port">,
  options: { log: Logger; playgroundFolder: string },
): Promise<RunningServer> {
  const httpServer = createServer();
  const graph = createGraph(options.log, [ApolloServerPluginDrainHttpServer({ httpServer })]);
  const stop = async () => {
    try {
      await graph.stop();
    } finally {
      await catalogue.close();
    }
  };

  await graph.start();
  httpServer.on("request", createApp(graph, catalogue, options));
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
              `Something else listens on ${host}:${port} already. Set PORT to another number.`,
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

import { createServer } from "node:http";

import type { Logger } from "pino";

import { listen } from "../http/listen";
import { loggedError } from "./logged-error";
import type { Metrics } from "./metrics";

export interface MetricsServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves `/metrics` on its own port, because metrics are not for clients of the graph. */
export async function serveMetrics(
  metrics: Metrics,
  address: { readonly host: string; readonly port: number },
  log: Logger,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url?.split("?")[0] !== "/metrics") {
      response.writeHead(404, { "content-type": "text/plain" }).end("Metrics are at /metrics.\n");
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      (error: unknown) => {
        log.error({ err: loggedError(error) }, "serving the metrics failed");
        response.writeHead(500).end();
      },
    );
  });
  const url = await listen(server, address, {
    taken: "Give METRICS_PORT another number: each process takes one of its own.",
    refused: "Check METRICS_HOST and METRICS_PORT.",
  });
  // Unref'ed, so that a failed start can end the process.
  server.unref();
  log.info({ url: `${url}/metrics` }, "serving metrics");
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

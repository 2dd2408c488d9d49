import pino from "pino";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { playgroundFolder } from "../../src/cli/paths";
import type { RequestContext } from "../../src/server/request-context";
import { wholeGraph } from "../../src/server/graph";
import { databaseReadiness } from "../../src/server/health/readiness";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { serve, type RunningServer } from "../../src/server/serve";

const running: RunningServer[] = [];

/** What is logged goes to `lines`. */
export function logTo(lines: string[]): pino.Logger {
  return pino({ level: "info" }, { write: (line: string) => lines.push(line) });
}

/** The real server on a free port, over a catalogue that it closes when it stops. */
export async function runningServer(
  catalogue: Catalogue,
  lines: string[] = [],
  port = 0,
): Promise<RunningServer> {
  const log = logTo(lines);
  return served((plugins) => wholeGraph(catalogue, log, plugins), {
    port,
    telemetry: logOnly(log),
    readiness: databaseReadiness(catalogue),
    close: () => catalogue.close(),
  });
}

/** Any graph on a free port, until the tests of the file are done. */
export async function served<C extends RequestContext>(
  graphWith: Parameters<typeof serve<C>>[0],
  options: Partial<Parameters<typeof serve<C>>[1]> = {},
): Promise<RunningServer> {
  const server = await serve(graphWith, {
    host: "127.0.0.1",
    port: 0,
    drainMs: 0,
    telemetry: logOnly(logTo([])),
    readiness: async () => ({ reasons: [] }),
    playgroundFolder,
    // So long that no test depends on how busy the machine is.
    requestTimeoutMs: 600_000,
    streamTimeoutMs: 600_000,
    streamStallMs: 600_000,
    arrivalTimeoutMs: 600_000,
    limits: null,
    guards: null,
    allowedOrigins: "*",
    close: async () => {},
    ...options,
  });
  running.push(server);
  return server;
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

import pino from "pino";

import { playgroundFolder } from "../../src/cli/paths";
import { serve, type RunningServer } from "../../src/server/serve";
import type { Catalogue } from "../../src/catalogue/catalogue";

const running: RunningServer[] = [];

/** The real server on a free port, over a catalogue that it closes when it stops. What it logs goes to `lines`. */
export async function runningServer(
  catalogue: Catalogue,
  lines: string[] = [],
  port = 0,
): Promise<RunningServer> {
  const log = pino({ level: "info" }, { write: (line: string) => lines.push(line) });
  const server = await serve(catalogue, { host: "127.0.0.1", port }, { log, playgroundFolder });
  running.push(server);
  return server;
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

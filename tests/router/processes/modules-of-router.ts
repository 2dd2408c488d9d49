import "../../../src/cli/program";
import "../../../src/cli/commands/serve/router";
import "../../../src/cli/commands/serve/serve";
import pino from "pino";

import { startRouter } from "../../../src/server/start-router";
import { readSettings } from "../../../src/server/settings";

/** Starts a router of this supergraph as the command line does, and prints the files of all modules that are loaded. */
async function main([supergraph = ""]: readonly string[]): Promise<void> {
  const router = await startRouter(supergraph, {
    settings: readSettings({ PORT: "0" }),
    log: pino({ level: "silent" }),
    playgroundFolder: null,
  });
  process.stdout.write(JSON.stringify(Object.keys(require.cache)));
  await router.stop();
}

void main(process.argv.slice(2));

import { serve } from "../../server/serve";
import { readSettings } from "../../server/settings";
import { createLog, exitCodes, print } from "../output";
import { playgroundFolder } from "../paths";
import { prepareCatalogue } from "../prepare";

/** Serves until a signal ends it: a first one lets requests finish, a second one does not wait. */
export async function serveCommand(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings);
  const catalogue = await prepareCatalogue(settings, log);
  const server = await serve(catalogue, settings, { log, playgroundFolder });
  print(
    `Rostrum serves the graph at ${server.url}/graphql\nOpen ${server.url}/playground to explore it. Ctrl-C ends it.`,
  );

  await new Promise<void>((resolve, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        log.info({ signal }, "stopping: requests under way may finish");
        process.once(signal, () => process.exit(exitCodes.failed));
        server.stop().then(resolve, reject);
      });
    }
  });
}

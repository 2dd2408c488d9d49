import { BadInput } from "../../../domain/errors";
import type { RunningServer } from "../../../server/serve";
import { readSettings, type Settings } from "../../../server/settings";
import { createLog, type ProcessLog } from "../../../server/telemetry/log";
import { exitCodes } from "../../exit-codes";
import { continueWithoutOutput } from "../../output";
import { supergraphFile } from "../../paths";
import type { Started } from "./for-clients";
import type { ServeOptions } from "./options";

/** Serves until a signal. The first one waits for pending requests, a second one does not. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const settings = readSettings({ ...process.env, ...overridden(options) });
  const processLog = createLog(settings);
  const { log } = processLog;
  continueWithoutOutput();
  const { server, announce } = await start(options, settings, processLog);

  const stopped = new Promise<void>((resolve, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        log.info({ signal }, "stopping: waiting for pending requests");
        process.once(signal, () => process.exit(exitCodes.failed));
        end(server, signal).then(resolve, reject);
      });
    }
  });
  await Promise.race([announce(), stopped]);
  await stopped;
}

/** SIGINT comes from a person who waits. SIGTERM comes from an orchestrator, whose clients must get no errors. */
async function end(server: RunningServer, signal: "SIGINT" | "SIGTERM"): Promise<void> {
  if (signal === "SIGTERM") await server.drain();
  await server.stop();
}

/** Command-line options override the environment. */
function overridden({ port, data, trustedDocuments, trustedOnly }: ServeOptions): NodeJS.ProcessEnv {
  return {
    ...(port === undefined ? {} : { PORT: port }),
    ...(data === undefined ? {} : { ROSTRUM_DATA: data }),
    ...(trustedDocuments === undefined && trustedOnly === undefined
      ? {}
      : { TRUSTED_DOCUMENTS: trustedDocuments ?? "none", TRUSTED_ONLY: trustedOnly ?? "none" }),
  };
}

/** A router loads nothing of catalogues. */
async function start(options: ServeOptions, settings: Settings, processLog: ProcessLog): Promise<Started> {
  const { router, subgraph, supergraph, trustedDocuments, trustedOnly } = options;
  if (router && subgraph !== undefined) throw new BadInput("Expected --router or --subgraph, but got both.");
  if (supergraph !== undefined && !router) {
    throw new BadInput("Expected --router beside --supergraph: only a router serves one.");
  }
  if (subgraph !== undefined && (trustedDocuments ?? trustedOnly) !== undefined) {
    throw new BadInput(
      "Expected no manifest beside --subgraph: trusted documents are for clients, who ask the router.",
    );
  }
  if (router) {
    const { serveRouter } = await import("./router.js");
    return serveRouter(supergraph ?? supergraphFile, settings, processLog);
  }
  const { serveSubgraph, serveWhole } = await import("./catalogue.js");
  return subgraph === undefined
    ? serveWhole(options, settings, processLog)
    : serveSubgraph(subgraph, options, settings, processLog);
}

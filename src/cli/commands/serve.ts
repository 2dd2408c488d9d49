import type { Logger } from "pino";

import { BadInput, shown } from "../../domain/errors";
import type { RunningServer } from "../../server/serve";
import { readSettings, type Settings } from "../../server/settings";
import { startRouter, startSubgraph, startWhole, type StartOptions } from "../../server/start";
import { createLog, type ProcessLog } from "../../server/telemetry/log";
import { readTrustedDocuments } from "../../server/trusted/trusted-documents";
import { subgraphs } from "../../subgraphs";
import { addressOf } from "../../subgraphs/addresses";
import { exitCodes } from "../exit-codes";
import { continueWithoutOutput, print } from "../output";
import { playgroundFolder, supergraphFile } from "../paths";
import { prepareCatalogue } from "../prepare";

interface ServeOptions {
  readonly subgraph?: string;
  readonly router?: boolean;
  readonly supergraph?: string;
  readonly port?: string;
  readonly data?: string;
  readonly partial?: boolean;
  readonly trustedDocuments?: string;
  readonly trustedOnly?: string;
}

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

/** A running server, and its message for the terminal. */
interface Started {
  readonly server: RunningServer;
  readonly announce: () => Promise<void> | void;
}

function start(options: ServeOptions, settings: Settings, processLog: ProcessLog): Promise<Started> {
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
  if (router) return serveRouter(supergraph ?? supergraphFile, settings, processLog);
  return subgraph === undefined
    ? serveWhole(options, settings, processLog)
    : serveSubgraph(subgraph, options, settings, processLog);
}

async function serveWhole(
  { partial }: ServeOptions,
  settings: Settings,
  processLog: ProcessLog,
): Promise<Started> {
  const forClients = openTo(settings, processLog.log);
  const catalogue = await prepareCatalogue(settings, processLog.log, { partial });
  const server = await startWhole(catalogue, { settings, ...processLog, ...forClients });
  return { server, announce: () => invite(server, "", forClients) };
}

/** It listens on the port of its supergraph URL, unless PORT is set: there may be a proxy in between. */
async function serveSubgraph(
  name: string,
  { port, partial }: ServeOptions,
  settings: Settings,
  processLog: ProcessLog,
): Promise<Started> {
  const subgraph = subgraphs.find((one) => one.name === name);
  if (!subgraph) {
    const names = subgraphs.map((one) => one.name).join(", ");
    throw new BadInput(`Expected --subgraph to be one of ${names}, but got ${shown(name)}.`);
  }
  const own = portOf(addressOf(subgraph.name, settings.subgraphs));
  const catalogue = await prepareCatalogue(settings, processLog.log, { partial });
  const server = await startSubgraph(subgraph, catalogue, {
    settings: { ...settings, port: port === undefined ? own : settings.port },
    ...processLog,
  });
  const announce = () =>
    print(`Rostrum serves the subgraph ${name} at ${server.url}/graphql, for a router. Ctrl-C ends it.`);
  return { server, announce };
}

/** It answers at once. The message appears when its subgraphs answer, or after a timeout. */
async function serveRouter(file: string, settings: Settings, processLog: ProcessLog): Promise<Started> {
  const { log } = processLog;
  const forClients = openTo(settings, log);
  const server = await startRouter(file, { settings, ...processLog, ...forClients });
  const announce = async () => {
    const waitedFor = await server.findUnreachable({ withinMs: 0 });
    if (waitedFor.length > 0) log.info({ subgraphs: waitedFor }, "waiting for subgraphs to answer");
    const missing = waitedFor.length > 0 ? await server.findUnreachable({ withinMs: 20_000 }) : [];
    if (missing.length > 0) {
      log.warn({ subgraphs: missing }, "subgraphs do not answer: their fields are null until they do");
    }
    const how = `, put together of ${server.subgraphs.join(", ")}`;
    invite(server, how, forClients);
  };
  return { server, announce };
}

type ForClients = Required<Pick<StartOptions, "trusted" | "playgroundFolder">>;

/** The message about allowed operations. With trusted documents only, a playground is useless. */
function openTo({ manifest, contact, host }: Settings, log: Logger): ForClients {
  if (contact === null && !isLoopback(host)) {
    log.warn({ host }, "people in the graph have no contact address: set CONTACT (docs/people.md)");
  }
  const trusted = readTrustedDocuments(manifest);
  return { trusted, playgroundFolder: trusted.only ? null : playgroundFolder };
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\.[\d.]+|::1)$/.test(host);

function invite({ url }: RunningServer, how: string, { trusted }: ForClients): void {
  print(`Rostrum serves the graph at ${url}/graphql${how}`);
  print(
    trusted.only
      ? `It answers trusted documents only (${trusted.texts.size}). Ctrl-C ends it.`
      : `Open ${url}/playground to explore it. Ctrl-C ends it.`,
  );
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return Number(port || (protocol === "https:" ? 443 : 80));
}

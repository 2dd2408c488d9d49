import { BadInput, shown } from "../../../domain/errors";
import type { Settings } from "../../../server/settings";
import { startSubgraph, startWhole } from "../../../server/start";
import type { ProcessLog } from "../../../server/telemetry/log";
import { subgraphs } from "../../../subgraphs";
import { addressOf } from "../../../subgraphs/addresses";
import { print } from "../../output";
import { prepareCatalogue } from "../../prepare";
import { invite, openTo, type Started } from "./for-clients";
import type { ServeOptions } from "./options";

export async function serveWhole(
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
export async function serveSubgraph(
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
  if (!settings.subgraphSecrets.has(name)) {
    processLog.log.warn(
      { subgraph: name },
      "it answers all who reach it, not only its router: set SUBGRAPH_SECRETS (docs/security.md)",
    );
  }
  const server = await startSubgraph(subgraph, catalogue, {
    settings: { ...settings, port: port === undefined ? own : settings.port },
    ...processLog,
  });
  const announce = () =>
    print(`Rostrum serves the subgraph ${name} at ${server.url}/graphql, for a router. Ctrl-C ends it.`);
  return { server, announce };
}

function portOf(address: string): number {
  const { port, protocol } = new URL(address);
  return Number(port || (protocol === "https:" ? 443 : 80));
}

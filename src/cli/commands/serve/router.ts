import type { Settings } from "../../../server/settings";
import { startRouter } from "../../../server/start-router";
import type { ProcessLog } from "../../../server/telemetry/log";
import { invite, openTo, type Started } from "./for-clients";

/** It answers at once. The message appears when its subgraphs answer, or after a timeout. */
export async function serveRouter(
  file: string,
  settings: Settings,
  processLog: ProcessLog,
): Promise<Started> {
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

import { closeSync } from "node:fs";

import { readExposition } from "./exposition";
import { freePorts } from "./free-ports";
import { startServer } from "./server-process";

/** A server with the log lines of requests, its metric of dropped lines, and requests to it. */
export async function loggingServer(standardError: number, settings: Record<string, string> = {}) {
  const [port] = await freePorts(1);
  const server = await startServer(
    { LOG_LEVEL: "info", METRICS_PORT: String(port), ...settings },
    [],
    standardError,
  );
  closeSync(standardError);
  const ask = async (): Promise<number> => {
    const headers = { "apollo-require-preflight": "1" };
    const response = await fetch(`${server.url}/graphql?query=query ${longName}{__typename}`, { headers });
    await response.text();
    return response.status;
  };
  return {
    ...server,
    /** The statuses of so many requests, five at once, without repetitions. */
    statusesOf: async (requests: number): Promise<number[]> => {
      const statuses = new Set<number>();
      for (let count = 0; count < requests; count += 5)
        for (const status of await Promise.all([ask(), ask(), ask(), ask(), ask()])) statuses.add(status);
      return [...statuses];
    },
    dropped: async (): Promise<number> => {
      const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);
      return readExposition(await metrics.text()).samples.get("rostrum_log_lines_dropped_total") ?? -1;
    },
  };
}

/** Far more lines than may wait. They have the names of operations. */
export const many = 200;
const longName = "Long".repeat(700);

export const answeredIn = (text: string) => [...text.matchAll(/answered/g)].length;

import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import type { Answer } from "./graph-over";
import { compileCacheEnvironment } from "./with-compile-cache";
import { freePorts } from "./free-ports";
import { projectFolder } from "./starting-catalogue";
import { afterTests } from "./temporary-catalogue";

const names = ["people", "shows", "works", "discovery", "editing"];

export interface FederatedProcesses {
  /** The router's, then those of people, shows, works, discovery and editing. */
  readonly ports: readonly number[];
  /** All that the six have printed so far. */
  output(): string;
  /** Asks the router; a port asks another of them. */
  readonly ask: (
    query: string,
    variables?: Record<string, unknown>,
    options?: { readonly port?: number; readonly headers?: Record<string, string> },
  ) => Promise<Answer<unknown>>;
  /** Sends the signal to the whole process group, as a terminal does with Ctrl-C, and waits for all to end. */
  end(signal: "SIGINT" | "SIGTERM"): Promise<void>;
}

/** `npm run start:federated`, on ports of its own, as soon as all six serve: they begin beside each other, in any order. */
export async function startFederated(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<FederatedProcesses> {
  const ports = await freePorts(1 + names.length);
  const [port, ...others] = ports;
  const all = spawn("npm", ["run", "start:federated"], {
    cwd: projectFolder,
    detached: true,
    env: {
      ...process.env,
      ...compileCacheEnvironment(),
      PORT: String(port),
      SUBGRAPHS: names.map((name, index) => `${name}=http://127.0.0.1:${others[index]}/graphql`).join(),
      DATABASE_URL: databaseUrl,
      ...settings,
    },
  });
  afterTests(async () => {
    if (all.exitCode === null && all.signalCode === null) process.kill(-(all.pid as number), "SIGKILL");
  });
  let output = "";
  for (const stream of [all.stdout, all.stderr]) stream.on("data", (text) => (output += String(text)));
  const lines = ["/playground", ...names.map((name) => `Rostrum serves the subgraph ${name} at`)];
  while (!lines.every((line) => output.includes(line))) {
    if (all.exitCode !== null) throw new Error(`It ended before it answered: ${output}`);
    await sleep(50);
  }
  return {
    ports,
    output: () => output,
    ask: (query, variables = {}, { port: to = port, headers } = {}) =>
      askOverHttp(`http://127.0.0.1:${to}`, query, variables, headers),
    async end(signal) {
      const closed = once(all, "close");
      process.kill(-(all.pid as number), signal);
      await closed;
    },
  };
}

export async function askOverHttp(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answer<unknown>> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as Partial<Answer<unknown>>;
  return { data, errors };
}

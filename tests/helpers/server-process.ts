import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

import { startRostrum, textOf } from "./rostrum-command";
import { afterTests } from "./after-tests";
import { startingDatabaseUrl } from "./starting-catalogue";

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly databaseUrl: string;
  /** Sends the signal, waits until it has ended, and answers with its exit code and all that it logged. */
  readonly end: (signal?: "SIGINT" | "SIGTERM") => Promise<{ code: unknown; log: string }>;
}

/** The built server in a process of its own, on a free port, over the starting catalogue unless words say otherwise. */
export async function startServer(
  settings: Record<string, string> = {},
  words: readonly string[] = [],
  /** A file descriptor. */
  standardError: number | "pipe" = "pipe",
): Promise<ServerProcess> {
  const databaseUrl = await startingDatabaseUrl();
  const child = startRostrum(
    ["serve", ...words],
    { DATABASE_URL: databaseUrl, PORT: "0", LOG_LEVEL: "error", ...settings },
    ["pipe", "pipe", standardError],
  );
  afterTests(async () => child.kill("SIGKILL"));
  const log = textOf(child.stderr);
  const [printed] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return {
    child,
    url: /http:\/\/[\d.:]+/.exec(printed.toString())?.[0] ?? "",
    databaseUrl,
    async end(signal = "SIGTERM") {
      const exited = once(child, "exit");
      child.kill(signal);
      const [code] = (await exited) as unknown[];
      return { code, log: await log };
    },
  };
}

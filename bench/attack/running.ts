import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

import type { Outcomes } from "./hostile";

const run = promisify(execFile);
const projectFolder = join(__dirname, "..", "..", "..", "..");

export interface RunningServer {
  readonly url: string;
  stop(): void;
}

/** The server as anyone starts it, in a process of its own. */
export async function startServer(file: string): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(projectFolder, "dist/cli/main.js"), "serve"], {
    env: { PATH: process.env["PATH"], DATABASE_URL: `sqlite:${file}`, PORT: "0", LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = (await once(child.stdout.setEncoding("utf8"), "data")) as [string];
  const url = /http:\/\/[\d.:]+(?=\/graphql)/.exec(printed)?.[0];
  if (!url) throw new Error(`Expected the server to say where it is, but it said: ${printed}`);
  // What nobody reads would stop it when it has said much.
  child.stdout.resume();
  return { url, stop: () => child.kill() };
}

export interface AttackOptions {
  readonly connections: number;
  readonly seconds: number;
  /** Only the attacks whose name has this; empty for all. */
  readonly only: string;
}

/** Attacks it from a process of its own, so long. */
export async function attack(url: string, { connections, seconds, only }: AttackOptions): Promise<Outcomes> {
  const words = [join(__dirname, "hostile.js"), url, String(connections), String(seconds), only];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 10_000_000 });
  return JSON.parse(stdout) as Outcomes;
}

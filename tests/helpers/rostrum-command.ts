import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";

import { compileCache } from "./with-compile-cache";
import { projectFolder } from "./starting-catalogue";
import { templateEnvironment } from "./template-folder";

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the built command line, as `npx rostrum` does. */
export function startRostrum(
  words: readonly string[],
  environment: Record<string, string>,
  stdio: StdioOptions = "pipe",
): ChildProcess {
  const { PATH } = process.env;
  return spawn(process.execPath, [...compileCache, `${projectFolder}/dist/cli/main.js`, ...words], {
    env: { PATH, ...templateEnvironment(), ...environment },
    stdio,
  });
}

/** A command in a process of its own. `rostrum` of `command-line.ts` is as good where a test is not about processes, and cheaper. */
export async function rostrumAlone(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = startRostrum(words, environment);
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
  child.stdin?.end();
  const code = await new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  return { code, out: await out, err: await err };
}

export async function textOf(stream: ChildProcess["stdout"]): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

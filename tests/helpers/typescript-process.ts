import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** What Node is told so that it runs a file of ours. */
export const loadTypescript = ["--require", `${__dirname}/load-typescript.cjs`] as const;

/** Runs a file of ours with these arguments in a process of its own; resolves with what it wrote, and rejects where it failed. */
export async function typescriptProcess(file: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [...loadTypescript, file, ...args]);
  const exit = once(child, "exit") as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  if (code !== 0) throw new Error(`${file} failed: ${err}`);
  return out;
}

import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Socket } from "node:net";

import type { CommandLine, Ended } from "./processes/command-line";
import type { Outcome } from "./rostrum-command";
import { templateEnvironment } from "./template-folder";
import { loadTypescript } from "./typescript-process";

interface Started {
  readonly child: ChildProcess;
  /** Resolves with its exit code where it ends by itself. */
  readonly closed: Promise<[number | null]>;
  readonly out: Written;
  readonly err: Written;
}

const name = "command line";

let last: Promise<unknown> = Promise.resolve();

/**
 * A command of the built command line. The commands of a worker run one after another in one process, since most of a command's
 * time is loading modules. Fails where a process of its own would not end.
 */
export function rostrum(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const outcome = last.then(() => runOne(words, environment));
  last = outcome.catch(() => {});
  return outcome;
}

async function runOne(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const started = (ofWorker.get(name) as Started | undefined) ?? start();
  ofWorker.set(name, started);
  const { child, closed, out, err } = started;
  const { PATH = "" } = process.env;
  const command: CommandLine = { words, environment: { PATH, ...environment }, mark: out.mark };
  for (const handle of handlesOf(child)) handle.ref();
  const ended = once(child, "message") as Promise<[Ended]>;
  child.send(command);
  const message = await Promise.race([ended, closed.then(() => null)]);
  if (message === null) {
    ofWorker.delete(name);
    return { code: (await closed)[0], out: out.taken(), err: err.taken() };
  }
  await Promise.all([out.ended(), err.ended()]);
  for (const handle of handlesOf(child)) handle.unref();
  const [{ code, open }] = message;
  if (open.length > 0)
    throw new Error(`Expected \`rostrum ${words.join(" ")}\` to end, but this is open: ${open.join(", ")}.`);
  return { code, out: out.taken(), err: err.taken() };
}

function start(): Started {
  const file = `${__dirname}/processes/command-line.ts`;
  const child = spawn(process.execPath, [...loadTypescript, file], {
    env: { PATH: process.env["PATH"], ...templateEnvironment() },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const mark = `\n${randomUUID()}\n`;
  return {
    child,
    closed: once(child, "close") as Promise<[number | null]>,
    out: new Written(child.stdout as Socket, mark),
    err: new Written(child.stderr as Socket, mark),
  };
}

/** Between commands they keep neither the worker nor a test file open: the process ends when its worker has. */
const handlesOf = (child: ChildProcess) =>
  [child, child.channel, child.stdout as Socket, child.stderr as Socket].flatMap((handle) => handle ?? []);

/** What one command after another writes to a stream. */
class Written {
  /** Ends what a command has written. */
  readonly mark: string;
  readonly #stream: Socket;
  #text = "";

  constructor(stream: Socket, mark: string) {
    this.mark = mark;
    this.#stream = stream.setEncoding("utf8").on("data", (chunk: string) => (this.#text += chunk));
  }

  /** Resolves when all of the command is here. */
  async ended(): Promise<void> {
    while (!this.#text.endsWith(this.mark)) await once(this.#stream, "data");
  }

  taken(): string {
    const text = this.#text.endsWith(this.mark) ? this.#text.slice(0, -this.mark.length) : this.#text;
    this.#text = "";
    return text;
  }
}

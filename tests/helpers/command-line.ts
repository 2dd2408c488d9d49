import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";

import { afterTests } from "./after-tests";
import type { CommandLine, Ended } from "./processes/command-line";
import type { Outcome } from "./rostrum-command";
import { templateEnvironment } from "./template-folder";
import { loadTypescript } from "./typescript-process";

/** Ends what a command has written. */
const mark = `\n${randomUUID()}\n`;

interface Started {
  readonly child: ChildProcess;
  /** Resolves with its exit code where it ends by itself. */
  readonly closed: Promise<[number | null]>;
  readonly out: Written;
  readonly err: Written;
}

let started: Started | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * A command of the built command line. The commands of a test file run one after another in one process, since most of a command's
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
  const { child, closed, out, err } = (started ??= start());
  const { PATH = "" } = process.env;
  const command: CommandLine = { words, environment: { PATH, ...environment }, mark };
  const ended = once(child, "message") as Promise<[Ended]>;
  child.send(command);
  const message = await Promise.race([ended, closed.then(() => null)]);
  if (message === null) {
    started = null;
    return { code: (await closed)[0], out: out.taken(), err: err.taken() };
  }
  await Promise.all([out.ended(), err.ended()]);
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
  afterTests(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.disconnect();
    await exited;
  });
  return {
    child,
    closed: once(child, "close") as Promise<[number | null]>,
    out: new Written(child.stdout as Readable),
    err: new Written(child.stderr as Readable),
  };
}

/** What one command after another writes to a stream. */
class Written {
  readonly #stream: Readable;
  #text = "";

  constructor(stream: Readable) {
    this.#stream = stream.setEncoding("utf8").on("data", (chunk: string) => (this.#text += chunk));
  }

  /** Resolves when all of the command is here. */
  async ended(): Promise<void> {
    while (!this.#text.endsWith(mark)) await once(this.#stream, "data");
  }

  taken(): string {
    const text = this.#text.endsWith(mark) ? this.#text.slice(0, -mark.length) : this.#text;
    this.#text = "";
    return text;
  }
}

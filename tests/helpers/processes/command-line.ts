import type * as output from "../../../src/cli/output";
import type * as program from "../../../src/cli/run";
import { leftOpen, openResources } from "../open-resources";

const dist = `${__dirname}/../../../dist/cli`;
const { handleOutputErrors } = require(`${dist}/output.js`) as typeof output;
const { run } = require(`${dist}/run.js`) as typeof program;

/** A command to run. What it has written is followed by `mark`, on both outputs. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly mark: string;
}

/** How it went. A process of its own would go on while something is open. */
export interface Ended {
  readonly code: number;
  readonly open: readonly string[];
}

/** How long what is being closed may take on a busy machine. */
const patienceMs = 60_000;

async function runOne({ words, environment, mark }: CommandLine): Promise<void> {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = undefined;
  const before = openResources();

  await run(words);

  const open = await leftOpen(before, patienceMs);
  const ended: Ended = { code: exitCode(), open };
  process.stdout.write(mark);
  process.stderr.write(mark);
  process.send?.(ended);
}

const exitCode = (): number => Number(process.exitCode ?? 0);

// Each command that logs adds a listener of the process's end.
process.setMaxListeners(0);
handleOutputErrors();
process.on("message", (command: CommandLine) => void runOne(command));
// Also where a command has left something open.
process.on("disconnect", () => process.exit());

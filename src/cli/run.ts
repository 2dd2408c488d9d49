import { CommanderError } from "commander";

import { RostrumError } from "../domain/errors";
import { exitCodes } from "./exit-codes";
import { createProgram } from "./program";

/** Runs the command that these words name. `process.exitCode` says how it went. */
export async function run(words: readonly string[]): Promise<void> {
  const program = createProgram();
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap(({ commands }) => commands),
  ]) {
    command.exitOverride();
  }
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    // Commander has already printed the usage error.
    if (error instanceof CommanderError) return;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`rostrum: ${message}\n`);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof RostrumError && error.code === "BAD_DATA") return exitCodes.found;
  if (
    error instanceof RostrumError &&
    ["BAD_DATE", "BAD_ID", "BAD_SETTING", "BAD_USER_INPUT", "NOT_FOUND"].includes(error.code)
  ) {
    return exitCodes.usage;
  }
  return exitCodes.failed;
}

import { exitCodes } from "./exit-codes";

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Call it first: by default, a failed write to standard output or standard error ends Node with a stack. */
export function handleOutputErrors(): void {
  process.stdout.on("error", endWithoutOutput);
  // There is nowhere to report it.
  process.stderr.on("error", () => {});
}

/** For a server: its output is an announcement, and its work goes on without. */
export function continueWithoutOutput(): void {
  process.stdout.off("error", endWithoutOutput).on("error", () => {});
}

/** When the reader has gone (`| head`), a command ends silently, with the code that shells show for SIGPIPE. */
function endWithoutOutput({ code }: NodeJS.ErrnoException): void {
  if (code === "EPIPE") process.exit(exitCodes.outputClosed);
  process.stderr.write(`rostrum: The output cannot be written (${code}).\n`);
  process.exit(exitCodes.failed);
}

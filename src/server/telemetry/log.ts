import pino, { type Logger } from "pino";
import { prettyFactory } from "pino-pretty";

import { escapeControls } from "../../domain/control-characters";
import type { Settings } from "../settings";
import { LogDestination } from "./log-destination";

export interface ProcessLog {
  readonly log: Logger;
  /** Lines that were dropped because standard error could not be written. */
  readonly linesDropped: () => number;
}

/** The log of this process, on standard error: lines for a terminal, JSON for log collectors. */
export function createLog({ logLevel }: Pick<Settings, "logLevel">): ProcessLog {
  // Node makes a pipe non-blocking when it opens process.stderr. A write to a full pipe then fails at once.
  const { isTTY } = process.stderr;
  // `concurrently` prints our lines at its own terminal, and sets this variable.
  const format = isTTY || process.env["FORCE_COLOR"] ? prettyLines() : (line: string) => line;
  const destination = new LogDestination(2, (lines) =>
    log.warn({ lines }, "lines are missing here: the log could not be written"),
  );
  const log = pino(
    { level: logLevel, hooks: { streamWrite: (line) => format(escapeControls(line)) } },
    destination,
  );
  process.once("exit", () => destination.writeRest());
  return { log, linesDropped: () => destination.dropped };
}

function prettyLines(): (line: string) => string {
  const format = prettyFactory({ ignore: "pid,hostname", translateTime: "HH:MM:ss", singleLine: true });
  return (line) => format(withVisibleEscapes(line)) ?? "";
}

/** Escapes JSON's escapes of control characters, so that they are shown, not sent to the terminal. Line breaks and tabs stay. */
function withVisibleEscapes(line: string): string {
  return line.replaceAll(/\\(?:\\|[bfr]|u00(?:[01][\da-f]|7f|[89][\da-f]))/g, (escape) =>
    escape === "\\\\" ? escape : `\\${escape}`,
  );
}

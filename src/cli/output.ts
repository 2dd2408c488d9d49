import pino, { type Logger } from "pino";

import type { Settings } from "../server/settings";

/** Lines for a terminal, JSON for log collectors. */
export function createLog({ logLevel }: Pick<Settings, "logLevel">): Logger {
  // `concurrently` prints our lines at its own terminal, and sets this variable.
  const isForPeople = process.stderr.isTTY || Boolean(process.env["FORCE_COLOR"]);
  if (!isForPeople) return pino({ level: logLevel, hooks: { streamWrite: escapeControls } }, process.stderr);
  return pino({
    level: logLevel,
    transport: {
      target: "pino-pretty",
      options: { destination: 2, ignore: "pid,hostname", translateTime: "HH:MM:ss", singleLine: true },
    },
  });
}

/** JSON escapes control characters up to 31. Terminals also interpret those from 127 on, and some readers break lines at two more. */
function escapeControls(line: string): string {
  return line.replaceAll(
    /[\u007f-\u009f\u2028\u2029]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

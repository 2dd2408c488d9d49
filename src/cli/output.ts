import pino, { type Logger } from "pino";

import type { Settings } from "../server/settings";

/** What a command ends with. 0: all is well. */
export const exitCodes = {
  /** The command did its work, and found something wrong: in the data, the database, or the answer to a query. */
  found: 1,
  /** It was called in a wrong way, or a setting is bad. */
  usage: 2,
  /** It could not do its work. */
  failed: 3,
} as const;

/** Lines for people at a terminal, JSON for whatever collects logs. */
export function createLog({ logLevel }: Pick<Settings, "logLevel">): Logger {
  // Whatever starts several of us shows their lines at its own terminal, and says so by this variable.
  const isForPeople = process.stderr.isTTY || Boolean(process.env["FORCE_COLOR"]);
  if (!isForPeople) return pino({ level: logLevel }, process.stderr);
  return pino({
    level: logLevel,
    transport: {
      target: "pino-pretty",
      options: { destination: 2, ignore: "pid,hostname", translateTime: "HH:MM:ss" },
    },
  });
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

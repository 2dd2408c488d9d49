import { cleanEnv, makeValidator, str } from "envalid";

import { RostrumError, shown } from "../domain/errors";

const wholeNumber = (from: number, to: number) =>
  makeValidator((text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isInteger(value) && value >= from && value <= to) return value;
    throw new Error(`takes a whole number from ${from} to ${to}`);
  });

const sqliteUrl = makeValidator((text) => {
  const file = /^sqlite:(.+)$/.exec(text)?.[1];
  // SQLite's names for what is kept in memory: our readers are connections of their own, and would see nothing of it.
  if (file && !file.startsWith(":") && !file.startsWith("file:")) return file;
  throw new Error("takes sqlite: and a file, such as sqlite:rostrum.sqlite");
});

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

/** Every setting, its default and what it does: the one table, from which the one in the docs is checked. */
export const settingsTable = {
  PORT: wholeNumber(0, 65_535)({ default: 4_000, desc: "Where the server listens; 0 takes a free port." }),
  HOST: str({ default: "127.0.0.1", desc: "The address it listens on; 0.0.0.0 opens it to other machines." }),
  DATABASE_URL: sqliteUrl({
    default: "rostrum.sqlite",
    desc: "`sqlite:` and the file, made where it is missing.",
  }),
  READERS: wholeNumber(1, 16)({ default: 2, desc: "How many connections read side by side." }),
  LOG_LEVEL: makeValidator((text) => {
    if ((logLevels as readonly string[]).includes(text)) return text as (typeof logLevels)[number];
    throw new Error(`takes one of ${logLevels.join(", ")}`);
  })({ default: "info", desc: "The least that is logged: fatal, error, warn, info, debug or silent." }),
} as const;

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseFile: string;
  readonly readers: number;
  readonly logLevel: (typeof logLevels)[number];
}

/** Reads the settings from the environment; a bad value names the setting, what it takes and what came. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { PORT, HOST, DATABASE_URL, READERS, LOG_LEVEL } = cleanEnv(environment, settingsTable, {
    reporter({ errors }) {
      const [bad] = Object.entries(errors);
      if (!bad) return;
      const [name, error] = bad;
      throw new RostrumError(
        "BAD_SETTING",
        `The setting ${name} ${error?.message}, but got ${shown(environment[name])}.`,
      );
    },
  });
  return { port: PORT, host: HOST, databaseFile: DATABASE_URL, readers: READERS, logLevel: LOG_LEVEL };
}

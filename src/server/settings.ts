import { cleanEnv, makeValidator, str } from "envalid";

import { RostrumError, shown } from "../domain/errors";
import { parsedUrl } from "../domain/links/parsed-url";
import type { AllowedOrigins } from "./allowed-origins";
import type { GuardSettings } from "./budgets/guard";
import { guardSettings, readGuardSettings } from "./budgets/guard-settings";
import type { Limits } from "./limits/limits";
import { wholeNumber } from "./setting-kinds";

const sqliteUrl = makeValidator((text) => {
  const file = /^sqlite:(.+)$/.exec(text)?.[1];
  // SQLite's names for what is kept in memory: our readers are connections of their own, and would see nothing of it.
  if (file && !file.startsWith(":") && !file.startsWith("file:")) return file;
  throw new Error("takes sqlite: and a file, such as sqlite:rostrum.sqlite");
});

const oneOf = <Choice extends string>(choices: readonly Choice[]) =>
  makeValidator((text) => {
    if ((choices as readonly string[]).includes(text)) return text as Choice;
    throw new Error(`takes one of ${choices.join(", ")}`);
  });

const addresses = makeValidator((text) => {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  return new Map(
    pairs.map((pair) => {
      const [, name, url] = /^\s*([\w-]+)=(https?:\/\/\S+)\s*$/.exec(pair) ?? [];
      if (name && url && parsedUrl(url)) return [name, url] as const;
      throw new Error("takes names and addresses, such as people=http://127.0.0.1:4001/graphql,shows=…");
    }),
  );
});

const httpUrl = makeValidator((text) => {
  if (/^https?:\/\/\S+$/.test(text) && parsedUrl(text)) return text;
  throw new Error("takes an address such as http://127.0.0.1:4318");
});

const origins = makeValidator((text): AllowedOrigins => {
  const named = text.split(",").map((origin) => origin.trim());
  if (text.trim() === "*") return "*";
  if (text.trim() === "none") return new Set();
  if (named.every((origin) => parsedUrl(origin)?.origin === origin)) return new Set(named);
  throw new Error("takes *, none, or origins, such as https://example.org,http://localhost:5173");
});

const planners = ["auto", "native", "javascript"] as const;
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
  LOG_LEVEL: oneOf(logLevels)({
    default: "info",
    desc: "The least that is logged: fatal, error, warn, info, debug or silent.",
  }),
  REQUEST_TIMEOUT_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 10_000,
    desc: "The longest that a request may take, in milliseconds.",
  }),
  STREAM_TIMEOUT_MS: wholeNumber(
    1,
    86_400_000,
  )({
    default: 600_000,
    desc: "The longest that a subscription may last, in milliseconds.",
  }),
  ARRIVAL_TIMEOUT_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 10_000,
    desc: "The longest that a request may take to arrive, headers and body, in milliseconds.",
  }),
  SUBGRAPH_TIMEOUT_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 5_000,
    desc: "The longest that the router waits for one answer of a subgraph, in milliseconds.",
  }),
  DRAIN_MS: wholeNumber(
    0,
    600_000,
  )({
    default: 0,
    desc: "How long SIGTERM leaves it answering new connections while `/readyz` says 503, in milliseconds.",
  }),
  METRICS_PORT: wholeNumber(
    0,
    65_535,
  )({
    default: undefined,
    desc: "Where Prometheus finds `/metrics`; 0 takes a free port. Each process takes one of its own.",
  }),
  METRICS_HOST: str({ default: "127.0.0.1", desc: "The address that the metrics listen on." }),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl({
    default: undefined,
    desc: "Where traces are sent, by OTLP over HTTP: the collector's address without `/v1/traces`.",
  }),
  MAX_CHARACTERS: wholeNumber(1, 10_000_000)({ default: 10_000, desc: "Characters of an operation's text." }),
  MAX_TOKENS: wholeNumber(1, 1_000_000)({ default: 2_000, desc: "Tokens of an operation's text." }),
  MAX_DEPTH: wholeNumber(1, 1_000)({ default: 15, desc: "Levels of fields, the roots being the first." }),
  MAX_ALIASES: wholeNumber(0, 1_000_000)({ default: 30, desc: "Fields that go by another name." }),
  MAX_ROOT_FIELDS: wholeNumber(1, 1_000_000)({ default: 20, desc: "Fields at the root." }),
  MAX_SELECTIONS: wholeNumber(
    1,
    1_000_000,
  )({
    default: 2_000,
    desc: "Fields, with fragments counted wherever they are spread.",
  }),
  MAX_NODES: wholeNumber(
    1,
    10_000_000,
  )({
    default: 10_000,
    desc: "Things that an operation could bring at most, pages within pages multiplied.",
  }),
  MAX_PRICE: wholeNumber(
    1,
    10_000_000,
  )({
    default: 1_000,
    desc: "Points of one operation: docs/limits.md says how they are counted.",
  }),
  ALLOWED_ORIGINS: origins({
    default: "*",
    desc: "Whose pages may ask from a browser: `*` for anybody's, `none`, or `https://example.org,http://localhost:5173`.",
  }),
  TRUSTED_DOCUMENTS: str({
    default: "none",
    desc: "A manifest of operations that may be asked for by id (docs/clients.md).",
  }),
  TRUSTED_ONLY: str({ default: "none", desc: "The same, and every other operation is refused." }),
  MAX_ITEMS: wholeNumber(1, 1_000_000)({ default: 250, desc: "Items of one list that is sent." }),
  MAX_STRING: wholeNumber(1, 10_000_000)({ default: 2_000, desc: "Characters of one string that is sent." }),
  ...guardSettings,
  SUBGRAPHS: addresses({
    default: new Map<string, string>(),
    desc: "Where subgraphs are, for the router and for themselves: `name=url,name=url`. Those left out: as the supergraph says.",
  }),
  PLANNER: oneOf(planners)({
    default: "auto",
    desc: "What plans the router's requests: native, javascript, or auto: native where it runs, and no field has `@requires`.",
  }),
} as const;

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseFile: string;
  readonly readers: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly requestTimeoutMs: number;
  readonly streamTimeoutMs: number;
  readonly arrivalTimeoutMs: number;
  readonly subgraphTimeoutMs: number;
  /** How long a server that is told to end goes on taking connections, in milliseconds. */
  readonly drainMs: number;
  /** Null: none are told. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** Null: nothing is traced, and no code for it loaded. */
  readonly tracesEndpoint: string | null;
  /** What one operation may ask for; null: whatever it costs. */
  readonly limits: Limits | null;
  readonly allowedOrigins: AllowedOrigins;
  /** Null where no operation is known by its id beforehand. */
  readonly manifest: { readonly file: string; readonly only: boolean } | null;
  /** Who may ask how much; null: whoever asks, as much as they like. */
  readonly guards: GuardSettings | null;
  /** Addresses by name; of those that are not in it, the supergraph's own count. */
  readonly subgraphs: ReadonlyMap<string, string>;
  /** Null: the native one where it runs. */
  readonly planner: Exclude<(typeof planners)[number], "auto"> | null;
}

/** What came is not shown: it may be a key, where its SHA-256 should be. */
const secret: ReadonlySet<string> = new Set(["KEYS"]);

/** Reads the settings from the environment; a bad value names the setting, what it takes and what came. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const values = cleanEnv(environment, settingsTable, {
    reporter({ errors }) {
      const [bad] = Object.entries(errors);
      if (!bad) return;
      const [name, error] = bad;
      throw new RostrumError(
        "BAD_SETTING",
        `The setting ${name} ${error?.message}, but got ${secret.has(name) ? "something else" : shown(environment[name])}.`,
      );
    },
  });
  return {
    port: values.PORT,
    host: values.HOST,
    databaseFile: values.DATABASE_URL,
    readers: values.READERS,
    logLevel: values.LOG_LEVEL,
    requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    streamTimeoutMs: values.STREAM_TIMEOUT_MS,
    arrivalTimeoutMs: values.ARRIVAL_TIMEOUT_MS,
    subgraphTimeoutMs: values.SUBGRAPH_TIMEOUT_MS,
    drainMs: values.DRAIN_MS,
    metricsPort: values.METRICS_PORT ?? null,
    metricsHost: values.METRICS_HOST,
    tracesEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    limits: {
      characters: values.MAX_CHARACTERS,
      tokens: values.MAX_TOKENS,
      depth: values.MAX_DEPTH,
      aliases: values.MAX_ALIASES,
      rootFields: values.MAX_ROOT_FIELDS,
      recursiveSelections: values.MAX_SELECTIONS,
      nodes: values.MAX_NODES,
      price: values.MAX_PRICE,
      items: values.MAX_ITEMS,
      stringCharacters: values.MAX_STRING,
    },
    allowedOrigins: values.ALLOWED_ORIGINS,
    manifest: manifestOf(values),
    guards: readGuardSettings(values, { price: values.MAX_PRICE }),
    subgraphs: values.SUBGRAPHS,
    planner: values.PLANNER === "auto" ? null : values.PLANNER,
  };
}

function manifestOf(values: { TRUSTED_DOCUMENTS: string; TRUSTED_ONLY: string }): Settings["manifest"] {
  const { TRUSTED_DOCUMENTS: known, TRUSTED_ONLY: only } = values;
  if (only === "none") return known === "none" ? null : { file: known, only: false };
  if (known === "none") return { file: only, only: true };
  throw new RostrumError(
    "BAD_SETTING",
    `Expected TRUSTED_DOCUMENTS or TRUSTED_ONLY, but got ${shown(known)} and ${shown(only)}.`,
  );
}

import { cleanEnv, str } from "envalid";

import { RostrumError, shown } from "../domain/errors";
import { usualMegabytes } from "../analysis/cache/usual-megabytes";
import type { AllowedOrigins } from "./allowed-origins";
import type { GuardSettings } from "./admission/guard";
import { guardSettings, readGuardSettings } from "./admission/guard-settings";
import type { Limits } from "./limits/limits";
import {
  addresses,
  contactAddress,
  databaseUrl,
  httpUrl,
  oneOf,
  origins,
  postgresUrls,
  publicUrl,
  subgraphNames,
  wholeNumber,
} from "./setting-kinds";

const planners = ["auto", "native", "javascript"] as const;
const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

/** All settings with defaults and descriptions. The table in docs/settings.md is tested against it. */
export const settingsTable = {
  PORT: wholeNumber(0, 65_535)({ default: 4_000, desc: "Port of the server; 0 takes a free port." }),
  HOST: str({ default: "127.0.0.1", desc: "The address it listens on; 0.0.0.0 opens it to other machines." }),
  DATABASE_URL: databaseUrl({
    default: "sqlite:rostrum.sqlite",
    desc: "`sqlite:` and the file, which is created if missing, or `postgres://USER@HOST/NAME`.",
  }),
  ROSTRUM_DATA: str({
    default: undefined,
    desc: "Data folder that an empty database is filled from; Rostrum's own `data/` unless set.",
  }),
  DATABASE_READ_URLS: postgresUrls({
    default: [],
    desc: "Replicas of a PostgreSQL database that reads are spread over: URLs separated by commas.",
  }),
  MAX_REPLICA_LAG_MS: wholeNumber(
    1,
    60_000,
  )({
    default: 1_000,
    desc: "Maximum lag of a replica that is read from, in milliseconds.",
  }),
  READERS: wholeNumber(
    1,
    64,
  )({
    default: undefined,
    desc: "Number of connections for reading; 2 on SQLite and 10 on each server of PostgreSQL unless set.",
  }),
  LOG_LEVEL: oneOf(logLevels)({
    default: "info",
    desc: "Minimum log level: fatal, error, warn, info, debug or silent.",
  }),
  REQUEST_TIMEOUT_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 10_000,
    desc: "Timeout of a request, in milliseconds.",
  }),
  STREAM_TIMEOUT_MS: wholeNumber(
    1,
    86_400_000,
  )({
    default: 600_000,
    desc: "Timeout of a subscription, in milliseconds.",
  }),
  ARRIVAL_TIMEOUT_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 10_000,
    desc: "Timeout for receiving a request, headers and body, in milliseconds.",
  }),
  SUBGRAPH_TIMEOUT_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 5_000,
    desc: "Timeout of one request from the router to a subgraph, in milliseconds.",
  }),
  DRAIN_MS: wholeNumber(
    0,
    600_000,
  )({
    default: 0,
    desc: "Time after SIGTERM during which it accepts connections while `/readyz` answers 503, in milliseconds.",
  }),
  METRICS_PORT: wholeNumber(
    0,
    65_535,
  )({
    default: undefined,
    desc: "Port of `/metrics` for Prometheus; 0 takes a free port. Each process needs its own.",
  }),
  METRICS_HOST: str({ default: "127.0.0.1", desc: "The address that the metrics port listens on." }),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl({
    default: undefined,
    desc: "Collector for traces (OTLP over HTTP): its address without `/v1/traces`.",
  }),
  MAX_CHARACTERS: wholeNumber(
    1,
    10_000_000,
  )({ default: 10_000, desc: "Maximum characters of an operation's text." }),
  MAX_TOKENS: wholeNumber(1, 1_000_000)({ default: 2_000, desc: "Maximum tokens of an operation's text." }),
  MAX_DEPTH: wholeNumber(
    1,
    1_000,
  )({ default: 15, desc: "Maximum depth of fields. Root fields have depth 1." }),
  MAX_ALIASES: wholeNumber(0, 1_000_000)({ default: 30, desc: "Maximum number of aliases." }),
  MAX_ROOT_FIELDS: wholeNumber(1, 1_000_000)({ default: 20, desc: "Maximum number of root fields." }),
  MAX_SELECTIONS: wholeNumber(
    1,
    1_000_000,
  )({
    default: 2_000,
    desc: "Maximum number of selections. Fragments count once per spread.",
  }),
  MAX_NODES: wholeNumber(
    1,
    10_000_000,
  )({
    default: 10_000,
    desc: "Maximum number of entities that an operation could return. Nested pages multiply.",
  }),
  MAX_PRICE: wholeNumber(
    1,
    10_000_000,
  )({
    default: 1_000,
    desc: "Maximum price of one operation, in points (docs/limits.md).",
  }),
  ANALYSIS_MEMORY_MB: wholeNumber(
    1,
    1_000_000,
  )({
    default: usualMegabytes,
    desc: "Maximum memory of cached networks, measures and pictures, in megabytes of 2^20 bytes (docs/networks.md).",
  }),
  DATA_LICENCE: str({
    default: undefined,
    desc: "Under which the data may be used, written into exports and pictures: an SPDX identifier or an address.",
  }),
  PUBLIC_URL: publicUrl({
    default: undefined,
    desc: "The address that people use, behind a proxy; by default that of the request's `Host` (docs/following.md).",
  }),
  CONTACT: contactAddress({
    default: undefined,
    desc: "Whom people in the graph write to, shown at `/contact`: an e-mail address or a page (docs/people.md).",
  }),
  ALLOWED_ORIGINS: origins({
    default: "*",
    desc: "Allowed CORS origins: `*`, `none`, or `https://example.org,http://localhost:5173`.",
  }),
  TRUSTED_DOCUMENTS: str({
    default: "none",
    desc: "A manifest of trusted documents, which clients can request by id (docs/clients.md).",
  }),
  TRUSTED_ONLY: str({
    default: "none",
    desc: "Like TRUSTED_DOCUMENTS, but every other operation is refused.",
  }),
  TRUSTED_MAX_AGE_S: wholeNumber(
    0,
    31_536_000,
  )({
    default: 0,
    desc: "Seconds for which caches may use anonymous answers to trusted documents by GET without asking again.",
  }),
  MAX_ITEMS: wholeNumber(1, 1_000_000)({ default: 250, desc: "Maximum items of one list in the input." }),
  MAX_STRING: wholeNumber(
    1,
    10_000_000,
  )({ default: 2_000, desc: "Maximum characters of one string in the input." }),
  ...guardSettings,
  SUBGRAPHS: addresses({
    default: new Map<string, string>(),
    desc: "Addresses of subgraphs, for the router and for the subgraphs: `name=url,name=url`. Default: those in the supergraph.",
  }),
  KEY_SUBGRAPHS: subgraphNames({
    default: ["people", "shows", "works", "discovery", "editing"],
    desc: "Subgraphs that the router trusts with its clients' keys: `name,name`, or none. Others never get a key.",
  }),
  PLANNER: oneOf(planners)({
    default: "auto",
    desc: "The router's query planner: native, javascript, or auto (native if it is available and no field has `@requires`).",
  }),
} as const;

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Null: Rostrum's own. */
  readonly dataFolder: string | null;
  /** Addresses of a PostgreSQL database's replicas. */
  readonly replicas: readonly string[];
  readonly maxReplicaLagMs: number;
  /** Undefined: the database's default. */
  readonly readers: number | undefined;
  readonly logLevel: (typeof logLevels)[number];
  readonly requestTimeoutMs: number;
  readonly streamTimeoutMs: number;
  readonly arrivalTimeoutMs: number;
  readonly subgraphTimeoutMs: number;
  /** Time that a stopping server keeps accepting connections, in milliseconds. */
  readonly drainMs: number;
  /** Null: no metrics. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** Null: no tracing, and its code is not loaded. */
  readonly tracesEndpoint: string | null;
  /** Limits of one operation; null for none. */
  readonly limits: Limits | null;
  /** Bound of the cache of networks, measures and pictures. */
  readonly analysisBytes: number;
  /** Null: not stated. */
  readonly dataLicence: string | null;
  /** Without a slash at its end. Null: the address that a request names. */
  readonly publicUrl: string | null;
  /** Null: not set. */
  readonly contact: string | null;
  readonly allowedOrigins: AllowedOrigins;
  /** Null without trusted documents. */
  readonly manifest: { readonly file: string; readonly only: boolean } | null;
  readonly trustedMaxAgeS: number;
  /** Rate and concurrency limits; null for none. */
  readonly guards: GuardSettings | null;
  /** Addresses by name. The supergraph has the others. */
  readonly subgraphs: ReadonlyMap<string, string>;
  /** Those that the router passes keys on to, and asks who holds one. */
  readonly keySubgraphs: ReadonlySet<string>;
  /** Null: the native planner where it is available. */
  readonly planner: Exclude<(typeof planners)[number], "auto"> | null;
}

/** Values that errors must not show: an address with a password. */
const isSecret = (name: string, value = "") => name.startsWith("DATABASE_") && value.includes("@");

/**
 * Reads the settings from the environment. Throws `BAD_SETTING` with the setting's name, the accepted values
 * and the given value.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const values = cleanEnv(environment, settingsTable, {
    reporter({ errors }) {
      const [bad] = Object.entries(errors);
      if (!bad) return;
      const [name, error] = bad;
      throw new RostrumError(
        "BAD_SETTING",
        `The setting ${name} ${error?.message}, but got ${isSecret(name, environment[name]) ? "something else" : shown(environment[name])}.`,
      );
    },
  });
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    dataFolder: values.ROSTRUM_DATA ?? null,
    replicas: values.DATABASE_READ_URLS,
    maxReplicaLagMs: values.MAX_REPLICA_LAG_MS,
    readers: values.READERS ?? undefined,
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
    analysisBytes: values.ANALYSIS_MEMORY_MB * 2 ** 20,
    dataLicence: values.DATA_LICENCE ?? null,
    publicUrl: values.PUBLIC_URL ?? null,
    contact: values.CONTACT ?? null,
    allowedOrigins: values.ALLOWED_ORIGINS,
    manifest: manifestOf(values),
    trustedMaxAgeS: values.TRUSTED_MAX_AGE_S,
    guards: readGuardSettings(values, { price: values.MAX_PRICE }),
    subgraphs: values.SUBGRAPHS,
    keySubgraphs: new Set(values.KEY_SUBGRAPHS),
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

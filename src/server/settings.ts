import { cleanEnv } from "envalid";

import { RostrumError, shown } from "../domain/errors";
import type { AllowedOrigins } from "./allowed-origins";
import type { GuardSettings } from "./admission/guard";
import { readGuardSettings } from "./admission/guard-settings";
import type { DraftLimits } from "./admission/draft-limits";
import type { Limits } from "./limits/limits";
import { type logLevels, type queryPaths, settingsTable } from "./settings-table";

export type QueryPath = (typeof queryPaths)[number];

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
  /** Resolvers and loaders answer what is not compiled in both. */
  readonly queryPath: QueryPath;
  readonly logLevel: (typeof logLevels)[number];
  readonly requestTimeoutMs: number;
  readonly streamTimeoutMs: number;
  readonly streamStallMs: number;
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
  readonly drafts: DraftLimits;
  readonly allowedOrigins: AllowedOrigins;
  /** Null without trusted documents. */
  readonly manifest: { readonly file: string; readonly only: boolean } | null;
  readonly trustedMaxAgeS: number;
  /** Rate and concurrency limits; null for none. */
  readonly guards: GuardSettings | null;
  /** Addresses by name. The supergraph has the others. */
  readonly subgraphs: ReadonlyMap<string, string>;
  /** The secret of each subgraph by name, by which it knows its router. */
  readonly subgraphSecrets: ReadonlyMap<string, string>;
  /** Those that the router passes keys on to, and asks who holds one. */
  readonly keySubgraphs: ReadonlySet<string>;
}

/** Values that errors must not show: secrets, and an address with a password. */
const isSecret = (name: string, value = "") =>
  name === "SUBGRAPH_SECRETS" || (name.startsWith("DATABASE_") && value.includes("@"));

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
    queryPath: values.QUERY_PATH,
    logLevel: values.LOG_LEVEL,
    requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    streamTimeoutMs: values.STREAM_TIMEOUT_MS,
    streamStallMs: values.STREAM_STALL_MS,
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
    drafts: { perDay: values.DRAFTS_PER_DAY, maxOpen: values.MAX_OPEN_DRAFTS },
    allowedOrigins: values.ALLOWED_ORIGINS,
    manifest: manifestOf(values),
    trustedMaxAgeS: values.TRUSTED_MAX_AGE_S,
    guards: readGuardSettings(values, { price: values.MAX_PRICE }),
    subgraphs: values.SUBGRAPHS,
    subgraphSecrets: values.SUBGRAPH_SECRETS,
    keySubgraphs: new Set(values.KEY_SUBGRAPHS),
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

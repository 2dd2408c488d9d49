import { str } from "envalid";

import { usualMegabytes } from "../analysis/cache/usual-megabytes";
import { guardSettings } from "./admission/guard-settings";
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
  subgraphSecrets,
  wholeNumber,
} from "./setting-kinds";

export const queryPaths = ["compiled", "loaders"] as const;
export const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

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
  QUERY_PATH: oneOf(queryPaths)({
    default: "compiled",
    desc: "How queries are answered: compiled to one SQL statement where that is possible, or by resolvers and loaders alone.",
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
  STREAM_STALL_MS: wholeNumber(
    1,
    600_000,
  )({
    default: 10_000,
    desc: "How long a subscription's client may take none of its events, in milliseconds.",
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
  DRAFTS_PER_DAY: wholeNumber(
    0,
    1_000_000,
  )({
    default: 20,
    desc: "Proposals (`proposeCorrection`, `requestRemoval`) of one address or key in 24 hours (docs/editing.md).",
  }),
  MAX_OPEN_DRAFTS: wholeNumber(
    0,
    1_000_000,
  )({ default: 1_000, desc: "Maximum drafts of one kind that wait to be decided." }),
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
  SUBGRAPH_SECRETS: subgraphSecrets({
    default: new Map<string, string>(),
    desc: "Secrets by which subgraphs know their router, for the router and for the subgraphs: `name=secret,name=secret` (docs/security.md).",
  }),
  KEY_SUBGRAPHS: subgraphNames({
    default: ["people", "shows", "works", "discovery", "editing"],
    desc: "Subgraphs that the router trusts with its clients' keys: `name,name`, or none. Others never get a key.",
  }),
} as const;

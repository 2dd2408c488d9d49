import { readFileSync } from "node:fs";

import { readSettings } from "../../src/server/settings";
import { settingsTable } from "../../src/server/settings-table";
import { projectFolder } from "../helpers/starting-catalogue";

const defaultLimits = {
  characters: 10_000,
  tokens: 2_000,
  depth: 15,
  aliases: 30,
  rootFields: 20,
  recursiveSelections: 2_000,
  nodes: 10_000,
  price: 1_000,
  items: 250,
  stringCharacters: 2_000,
};

const defaultGuards = {
  anonymous: { pointsPerMinute: 60_000, price: 1_000, bodyBytes: 100_000 },
  keyed: { pointsPerMinute: 600_000, price: 5_000, bodyBytes: 1_000_000 },
  fileBytesPerMinute: 50_000_000,
  trustProxy: false,
  concurrency: { maxRunning: 32, maxPerClient: 20, maxWaiting: 100, maxWaitMs: 3_000 },
  streams: { maxRunning: 16, maxPerClient: 4, maxWaiting: 0, maxWaitMs: 3_000 },
};

describe("settings", () => {
  it("have a default each", () => {
    expect(readSettings({})).toEqual({
      queryPath: "compiled",
      port: 4_000,
      host: "127.0.0.1",
      databaseUrl: "sqlite:rostrum.sqlite",
      dataFolder: null,
      replicas: [],
      maxReplicaLagMs: 1_000,
      readers: undefined,
      logLevel: "info",
      requestTimeoutMs: 10_000,
      streamTimeoutMs: 600_000,
      streamStallMs: 10_000,
      arrivalTimeoutMs: 10_000,
      subgraphTimeoutMs: 5_000,
      drainMs: 0,
      metricsPort: null,
      metricsHost: "127.0.0.1",
      tracesEndpoint: null,
      limits: defaultLimits,
      analysisBytes: 64 * 2 ** 20,
      drafts: { perDay: 20, maxOpen: 1_000 },
      dataLicence: null,
      contact: null,
      publicUrl: null,
      allowedOrigins: "*",
      manifest: null,
      trustedMaxAgeS: 0,
      guards: defaultGuards,
      subgraphs: new Map(),
      subgraphSecrets: new Map(),
      keySubgraphs: new Set(["people", "shows", "works", "discovery", "editing"]),
    });
  });

  it("come from the environment", () => {
    const environment = {
      PORT: "0",
      HOST: "::1",
      DATABASE_URL: "postgres://rostrum@db/rostrum",
      ROSTRUM_DATA: "/srv/data",
      DATABASE_READ_URLS: "postgres://rostrum@replica-1/rostrum, postgres://rostrum@replica-2/rostrum",
      MAX_REPLICA_LAG_MS: "250",
      READERS: "4",
      QUERY_PATH: "loaders",
      LOG_LEVEL: "warn",
      REQUEST_TIMEOUT_MS: "2000",
      ARRIVAL_TIMEOUT_MS: "3000",
      SUBGRAPH_TIMEOUT_MS: "900",
      DRAIN_MS: "3000",
      METRICS_PORT: "9464",
      METRICS_HOST: "10.0.0.1",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318",
      MAX_PRICE: "5000",
      ANALYSIS_MEMORY_MB: "20",
      DRAFTS_PER_DAY: "5",
      MAX_OPEN_DRAFTS: "50",
      DATA_LICENCE: "CC0-1.0",
      CONTACT: "editors@example.org",
      PUBLIC_URL: "https://example.org/graph/",
      ALLOWED_ORIGINS: "https://example.org, http://localhost:5173",
      TRUSTED_ONLY: "manifest.json",
      TRUSTED_MAX_AGE_S: "60",
      POINTS_PER_MINUTE: "9000",
      SUBGRAPH_SECRETS: `people=${"p".repeat(32)}, shows=${"=".repeat(40)}`,
      KEY_SUBGRAPHS: "people, shows",
      TRUST_PROXY: "loopback, 10.0.0.0/8",
      SUBGRAPHS: "people=http://people:8080/graphql, shows=https://shows.example.org/graphql",
    };

    expect(readSettings(environment)).toEqual({
      queryPath: "loaders",
      port: 0,
      host: "::1",
      databaseUrl: "postgres://rostrum@db/rostrum",
      dataFolder: "/srv/data",
      replicas: ["postgres://rostrum@replica-1/rostrum", "postgres://rostrum@replica-2/rostrum"],
      maxReplicaLagMs: 250,
      readers: 4,
      logLevel: "warn",
      requestTimeoutMs: 2_000,
      streamTimeoutMs: 600_000,
      streamStallMs: 10_000,
      arrivalTimeoutMs: 3_000,
      subgraphTimeoutMs: 900,
      drainMs: 3_000,
      metricsPort: 9_464,
      metricsHost: "10.0.0.1",
      tracesEndpoint: "http://collector:4318",
      limits: { ...defaultLimits, price: 5_000 },
      analysisBytes: 20 * 2 ** 20,
      drafts: { perDay: 5, maxOpen: 50 },
      dataLicence: "CC0-1.0",
      contact: "editors@example.org",
      publicUrl: "https://example.org/graph",
      allowedOrigins: new Set(["https://example.org", "http://localhost:5173"]),
      manifest: { file: "manifest.json", only: true },
      trustedMaxAgeS: 60,
      guards: {
        ...defaultGuards,
        anonymous: { pointsPerMinute: 9_000, price: 5_000, bodyBytes: 100_000 },
        fileBytesPerMinute: 50_000_000,
        trustProxy: "loopback,10.0.0.0/8",
      },
      subgraphs: new Map([
        ["people", "http://people:8080/graphql"],
        ["shows", "https://shows.example.org/graphql"],
      ]),
      subgraphSecrets: new Map([
        ["people", "p".repeat(32)],
        ["shows", "=".repeat(40)],
      ]),
      keySubgraphs: new Set(["people", "shows"]),
    });
  });

  it.each([
    ["PORT", "http", 'The setting PORT takes a whole number from 0 to 65535, but got "http".'],
    ["PORT", "65536", 'The setting PORT takes a whole number from 0 to 65535, but got "65536".'],
    ["PORT", "4000.5", 'The setting PORT takes a whole number from 0 to 65535, but got "4000.5".'],
    ["READERS", "0", 'The setting READERS takes a whole number from 1 to 64, but got "0".'],
    [
      "DATABASE_URL",
      "rostrum.sqlite",
      'The setting DATABASE_URL takes sqlite: and a file, such as sqlite:rostrum.sqlite, or postgres://USER@HOST/NAME, but got "rostrum.sqlite".',
    ],
    [
      "DATABASE_URL",
      "sqlite::memory:",
      'The setting DATABASE_URL takes sqlite: and a file, such as sqlite:rostrum.sqlite, or postgres://USER@HOST/NAME, but got "sqlite::memory:".',
    ],
    [
      "DATABASE_URL",
      "mysql://rostrum:secret@db/rostrum",
      "The setting DATABASE_URL takes sqlite: and a file, such as sqlite:rostrum.sqlite, or postgres://USER@HOST/NAME, but got something else.",
    ],
    [
      "DATABASE_READ_URLS",
      "sqlite:replica.sqlite",
      'The setting DATABASE_READ_URLS takes URLs of replicas, such as postgres://USER@HOST/NAME,postgres://…, but got "sqlite:replica.sqlite".',
    ],
    [
      "SUBGRAPHS",
      "people=4001",
      'The setting SUBGRAPHS takes names and addresses, such as people=http://127.0.0.1:4001/graphql,shows=…, but got "people=4001".',
    ],
    ["DRAIN_MS", "soon", 'The setting DRAIN_MS takes a whole number from 0 to 600000, but got "soon".'],
    ["METRICS_PORT", "on", 'The setting METRICS_PORT takes a whole number from 0 to 65535, but got "on".'],
    [
      "OTEL_EXPORTER_OTLP_ENDPOINT",
      "collector:4318",
      'The setting OTEL_EXPORTER_OTLP_ENDPOINT takes an address such as http://127.0.0.1:4318, but got "collector:4318".',
    ],
    [
      "ALLOWED_ORIGINS",
      "https://example.org/",
      'The setting ALLOWED_ORIGINS takes *, none, or origins, such as https://example.org,http://localhost:5173, but got "https://example.org/".',
    ],
    [
      "PUBLIC_URL",
      "https://example.org/?a=b",
      'The setting PUBLIC_URL takes an address such as https://example.org or https://example.org/rostrum, but got "https://example.org/?a=b".',
    ],
    [
      "TRUST_PROXY",
      "true",
      'The setting TRUST_PROXY takes off, the number of proxies, or their addresses, such as loopback,10.0.0.0/8, but got "true".',
    ],
    [
      "SUBGRAPH_SECRETS",
      "people=too-short",
      "The setting SUBGRAPH_SECRETS takes names and secrets of at least 32 characters, such as those of `openssl rand -hex 32`: people=…,shows=…, but got something else.",
    ],
    [
      "KEY_SUBGRAPHS",
      "people;shows",
      'The setting KEY_SUBGRAPHS takes none, or names of subgraphs, such as people,shows, but got "people;shows".',
    ],
    [
      "LOG_LEVEL",
      "loud",
      'The setting LOG_LEVEL takes one of fatal, error, warn, info, debug, silent, but got "loud".',
    ],
  ])("%s=%s is refused with the accepted and the given value", (name, value, message) => {
    expect(() => readSettings({ [name]: value })).toThrow(message);
  });

  it("accept no origin, and a manifest of trusted documents", () => {
    expect(readSettings({ ALLOWED_ORIGINS: "none" }).allowedOrigins).toEqual(new Set());
    expect(readSettings({ TRUSTED_DOCUMENTS: "manifest.json" }).manifest).toEqual({
      file: "manifest.json",
      only: false,
    });
  });

  it("accept only one manifest", () => {
    expect(() => readSettings({ TRUSTED_DOCUMENTS: "a.json", TRUSTED_ONLY: "b.json" })).toThrow(
      'Expected TRUSTED_DOCUMENTS or TRUSTED_ONLY, but got "a.json" and "b.json".',
    );
  });

  it("match the table of docs/settings.md", () => {
    const documented = readFileSync(`${projectFolder}/docs/settings.md`, "utf8").replace(/ +/g, " ");

    for (const [name, { default: value, desc }] of Object.entries(settingsTable)) {
      expect(documented).toContain(`| \`${name}\` | \`${shownDefault(value)}\` | ${desc} |`);
    }
  });
});

function shownDefault(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value) && value.length > 0) return value.join();
  return value === false ? "off" : "none";
}

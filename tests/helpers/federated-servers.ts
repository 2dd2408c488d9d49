import { rename, writeFile } from "node:fs/promises";

import type { Catalogue } from "../../src/catalogue/catalogue";
import type { OnStatement } from "../../src/database/statements";
import { playgroundFolder } from "../../src/cli/paths";
import { subgraphGraph } from "../../src/server/graph";
import { databaseReadiness } from "../../src/server/health/readiness";
import { logOnly } from "../../src/server/telemetry/telemetry";
import type { WaitForProbe } from "../../src/server/isolation/isolation";
import { readSettings } from "../../src/server/settings";
import { startRouter } from "../../src/server/start-router";
import type { TrustedDocuments } from "../../src/server/trusted/trusted-documents";
import { subgraphs } from "../../src/subgraphs";
import type { SubgraphName } from "../../src/subgraphs/subgraph";
import { composedSupergraph } from "./composed-supergraph";
import type { Answer } from "./graph-over";
import type { HeldTimeouts } from "./held-timeouts";
import { logTo, served } from "./running-server";
import { startingCatalogue } from "./starting-catalogue";
import { SubgraphProxy } from "./subgraph-proxy";
import { afterTests, temporaryFolder } from "./temporary-catalogue";

export interface Reply<Data = unknown> extends Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  /** The whole body, as it came. */
  readonly text: string;
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

export interface FederatedServers {
  readonly catalogue: Catalogue;
  /** The proxy in front of each subgraph. */
  readonly proxies: Readonly<Record<SubgraphName, SubgraphProxy>>;
  /** Where each subgraph itself is. */
  readonly addresses: Readonly<Record<SubgraphName, string>>;
  readonly router: string;
  /** The router's log, a line each. */
  readonly log: string[];
  /** What it says of one request. */
  readonly logOf: (requestId: string) => string;
  readonly ask: <Data = unknown>(query: string, options?: AskOptions) => Promise<Reply<Data>>;
  readonly healAll: () => Promise<void>;
  /** Replaces the router's supergraph file atomically, as `rostrum compose` does. */
  readonly replaceSupergraph: (sdl: string) => Promise<void>;
  readonly supergraphFile: string;
}

/** What no client may see of a subgraph: where it is, what broke, and the secret that tests put into its messages. */
export const leaks = /127\.0\.0\.1|localhost|ECONN|node_modules|\.ts:|stack|<html|hunter2|nothingLikeIt/i;

export const subgraphNames = subgraphs.map(({ name }) => name);

export interface FederationOptions {
  /** Of the router, over those that suit tests: time enough, however busy the machine is. */
  readonly settings?: Record<string, string>;
  /** Called with each statement of subgraphs but those for their bounds: the router asks for them every few seconds, whatever it is asked. */
  readonly onStatement?: OnStatement;
  readonly trusted?: TrustedDocuments;
  /** Whether the router has limits. Else answers can be compared byte by byte, and random operations may ask for much. */
  readonly isLimited?: boolean;
  readonly timeouts?: HeldTimeouts;
  readonly maxAnswerBytes?: number;
  readonly waitForProbe?: WaitForProbe;
  /** By which subgraphs know the router, which has the same unless its settings have others. Default: none. */
  readonly secrets?: Partial<Record<SubgraphName, string>>;
  /** Default: true. */
  readonly publishesBounds?: boolean;
}

const isOfBounds = (sql: string): boolean => /\bfrom "revision" r where\b/.test(sql);

/** The five real subgraphs over one starting catalogue, a proxy before each, and a router: all over HTTP. */
export async function federatedServers({
  settings = {},
  onStatement = () => {},
  trusted,
  isLimited = false,
  timeouts,
  maxAnswerBytes,
  waitForProbe,
  secrets = {},
  publishesBounds = true,
}: FederationOptions = {}): Promise<FederatedServers> {
  const catalogue = await startingCatalogue((sql) => {
    if (!isOfBounds(sql)) onStatement(sql);
  });
  const addresses = await eachSubgraph(async (name) => {
    const subgraph = subgraphs.find((one) => one.name === name) as (typeof subgraphs)[number];
    const log = logTo([]);
    const { url } = await served((plugins) => subgraphGraph(subgraph, catalogue, log, plugins), {
      telemetry: logOnly(log),
      readiness: databaseReadiness(catalogue),
      playgroundFolder: null,
      routerSecret: secrets[name] ?? null,
    });
    return `${url}/graphql`;
  });
  const proxies = await eachSubgraph((name) => SubgraphProxy.before(addresses[name]));
  for (const proxy of Object.values(proxies)) proxy.publishesNoBounds = !publishesBounds;

  const supergraphFile = `${await temporaryFolder()}/supergraph.graphql`;
  await writeFile(supergraphFile, composedSupergraph());
  const log: string[] = [];
  const read = readSettings({
    PORT: "0",
    ARRIVAL_TIMEOUT_MS: "600000",
    REQUEST_TIMEOUT_MS: "600000",
    SUBGRAPH_TIMEOUT_MS: "500000",
    SUBGRAPHS: subgraphNames.map((name) => `${name}=${proxies[name].url}`).join(","),
    SUBGRAPH_SECRETS: Object.entries(secrets)
      .map((pair) => pair.join("="))
      .join(),
    ...settings,
  });
  const router = await startRouter(supergraphFile, {
    settings: isLimited ? read : { ...read, limits: null, guards: null },
    log: logTo(log),
    playgroundFolder,
    trusted,
    timeoutAfter: timeouts?.timeoutAfter,
    boundsTimeoutMs: 500_000,
    maxAnswerBytes,
    waitForProbe,
  });
  afterTests(() => router.stop());
  return {
    catalogue,
    proxies,
    addresses,
    router: `${router.url}/graphql`,
    log,
    logOf: (id) =>
      log.filter((line) => (JSON.parse(line) as { requestId?: string }).requestId === id).join(""),
    ask: (query, options) => post(`${router.url}/graphql`, query, options),
    async healAll() {
      await Promise.all(subgraphNames.map((name) => proxies[name].heal()));
      await router.findUnreachable({ withinMs: 500_000 });
    },
    supergraphFile,
    async replaceSupergraph(sdl) {
      await writeFile(`${supergraphFile}.new`, sdl);
      await rename(`${supergraphFile}.new`, supergraphFile);
    },
  };
}

/** Asks any server as a client would. */
export async function post<Data = unknown>(
  url: string,
  query: string,
  { variables = {}, headers = {}, signal }: AskOptions = {},
): Promise<Reply<Data>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as Partial<Answer<Data>>;
  return {
    data: (data ?? null) as Data,
    errors,
    status: response.status,
    headers: response.headers,
    text,
  };
}

async function eachSubgraph<T>(make: (name: SubgraphName) => Promise<T>): Promise<Record<SubgraphName, T>> {
  const made = await Promise.all(subgraphNames.map(async (name) => [name, await make(name)] as const));
  return Object.fromEntries(made) as Record<SubgraphName, T>;
}

/** Paths in an order that does not depend on who was faster. */
export function sorted(paths: ReadonlyArray<ReadonlyArray<string | number> | undefined>): string[] {
  return paths.map((path) => (path ?? []).join(".")).toSorted();
}

import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { silent } from "./graph-over";
import { served } from "./running-server";
import { startingCatalogue } from "./starting-catalogue";

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data: unknown;
    readonly errors?: ReadonlyArray<{
      readonly message: string;
      readonly extensions: Record<string, unknown>;
    }>;
    readonly extensions: { readonly cost: Cost };
  };
  /** What is left of the client's points, from the headers. */
  readonly left: RateLimit;
  /** How many statements were sent to the database for it. */
  readonly statements: number;
}

interface Cost {
  readonly requested: number;
  readonly actual: number | null;
  readonly limit: number;
}

export interface RateLimit {
  readonly remaining: number;
  readonly perMinute: number;
  /** Seconds until the minute is over. */
  readonly seconds: number;
}

/** Reads `RateLimit` and `RateLimit-Policy`; NaN where they are missing. */
export function rateLimitIn(headers: Headers): RateLimit {
  const [, remaining, seconds] = /^"points";r=(\d+);t=(\d+)$/.exec(headers.get("ratelimit") ?? "") ?? [];
  const policy = /^"points";q=(\d+);qu="points";w=60$/.exec(headers.get("ratelimit-policy") ?? "");
  return { remaining: Number(remaining), perMinute: Number(policy?.[1]), seconds: Number(seconds) };
}

export interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  /** Instead of the query in JSON. */
  readonly text?: string;
}

/** What is sent to the one catalogue of a file's tests: statements wait for the gate, then are counted. */
const watch = { statements: 0, onStatement(_sql: string) {}, gate: Promise.resolve() };
let opening: ReturnType<typeof startingCatalogue> | undefined;

async function gatedCatalogue() {
  const catalogue = await startingCatalogue((sql) => {
    watch.statements += 1;
    watch.onStatement(sql);
  });
  const { reader } = catalogue;
  const all = reader.all.bind(reader);
  reader.all = async (statement, caller) => {
    await watch.gate;
    return all(statement, caller);
  };
  return catalogue;
}

/** The real server with its limits and guards, over data/, with these settings. */
export async function guardedServer(environment: Record<string, string> = {}) {
  opening ??= gatedCatalogue();
  const catalogue = await opening;
  watch.onStatement = () => {};
  watch.gate = Promise.resolve();
  const settings = readSettings({
    REQUEST_TIMEOUT_MS: "600000",
    ...environment,
    HOST: "127.0.0.1",
    PORT: "0",
  });
  const { url } = await served(
    (plugins) => wholeGraph(catalogue, silent, plugins, settings.limits),
    settings,
  );

  const ask = async (query: string, { variables, headers, text }: Asked = {}): Promise<Told> => {
    const before = watch.statements;
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: text ?? JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Told["body"];
    return {
      status: response.status,
      headers: response.headers,
      body,
      left: rateLimitIn(response.headers),
      statements: watch.statements - before,
    };
  };
  return { url, ask, watch, catalogue };
}

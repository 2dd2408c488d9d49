import { request as httpRequest } from "node:http";

import pino from "pino";

import { Catalogue } from "../../src/catalogue/catalogue";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import type { Role } from "../../src/domain/roles";
import { contentOf } from "../helpers/database-content";
import { keyOf } from "../helpers/key-of";
import { served } from "../helpers/running-server";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";
import { afterTests } from "../helpers/temporary-catalogue";
import { opened } from "../helpers/temporary-database-url";

export interface Attack {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Null where there is none, or it is no JSON. */
  readonly body: {
    readonly data?: unknown;
    readonly errors?: ReadonlyArray<{
      readonly message: string;
      readonly extensions: Readonly<Record<string, unknown>>;
    }>;
    readonly extensions?: Readonly<Record<string, unknown>>;
  } | null;
  /** What was asked of the database meanwhile, but for all keys. */
  readonly statements: readonly string[];
  /** What was logged meanwhile: only a fault of the server's is worth a line. */
  readonly logged: readonly string[];
}

export interface Attacked {
  readonly url: string;
  /** What `ask` sends beside an operation: a key of the role that was asked for. */
  readonly headers: Readonly<Record<string, string>>;
  readonly strike: (attack: Attack) => Promise<Outcome>;
  /** Posts an operation as a client would, with a key of the role that was asked for. */
  readonly ask: (query: string, variables?: unknown) => Promise<Outcome>;
}

/** No client sees any of it. */
const leaks =
  /sqlite|no such (?:table|column)|\bselect \w|\/src\/|\/dist\/|node_modules|\.[jt]s:\d|\bat \w+ \(|ENOENT/i;

/** All keys, which the first request with one reads again when they are old, whatever it asks for. */
const isOfAllKeys = (sql: string): boolean => /\bfrom "key" k order by\b/.test(sql);

const normal = { query: '{ person(slug: "victoria-carr") { name } }' };

/**
 * The real server with its limits, over the starting catalogue, in which nothing has changed when the tests of the file are
 * done. With a role, `ask` has a key of it. Settings replace those that it has by default.
 */
export async function attackedServer(
  settings: Record<string, string> = {},
  { role }: { readonly role?: Role } = {},
): Promise<Attacked> {
  let statements: string[] = [];
  let logged: string[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => logged.push(line) });
  const databaseUrl = await startingDatabaseUrl();
  const catalogue = await Catalogue.open(databaseUrl, {
    onStatement: (sql) => {
      if (!isOfAllKeys(sql)) statements.push(sql);
    },
  });
  afterTests(() => catalogue.close());
  const headers = role === undefined ? {} : { ...(await keyOf(catalogue, role)) };
  const { reader } = await opened({ readers: 1 }, databaseUrl);
  const before = await contentOf(reader);
  afterTests(async () => expect(await contentOf(reader)).toEqual(before));
  // One client sends more than anybody would in a minute; what budgets do is tested with them.
  const { limits, ...rest } = readSettings({
    POINTS_PER_MINUTE: "1000000000",
    KEYED_POINTS_PER_MINUTE: "1000000000",
    REQUEST_TIMEOUT_MS: "600000",
    ...settings,
  });
  const { url } = await served((plugins) => wholeGraph(catalogue, log, plugins, limits), {
    ...rest,
    telemetry: logOnly(log),
    port: 0,
    limits,
    close: () => catalogue.close(),
  });

  const strike = async (attack: Attack): Promise<Outcome> => {
    statements = [];
    logged = [];
    const answer = await send(url, attack);
    return { ...answer, statements: [...statements], logged: [...logged] };
  };
  return {
    url,
    headers,
    strike,
    ask: (query, variables) => strike(posted(JSON.stringify({ query, variables }), headers)),
  };
}

export function posted(body: string | Uint8Array, headers: Record<string, string> = {}): Attack {
  return { method: "POST", body, headers: { "content-type": "application/json", ...headers } };
}

/** After any attack: nothing was written, nothing leaks or fills the log, each error has a code, and the next query is answered. */
export async function expectHarmless({ strike }: Pick<Attacked, "strike">, outcome: Outcome): Promise<void> {
  const { headers, text, body, statements, logged } = outcome;
  expect(logged).toEqual([]);
  expect(statements.filter((sql) => !/^\s*(?:select|with)\b/i.test(sql))).toEqual([]);
  expect(text).not.toMatch(leaks);
  expect(headers["content-type"]).toMatch(/^application\/(?:graphql-response\+)?json\b/);
  expect(headers["x-request-id"]).toMatch(/^[\w-]{8,64}$/);
  for (const { extensions } of body?.errors ?? []) expect(extensions["code"]).toMatch(/^[A-Z]+(?:_[A-Z]+)+$/);
  if (body?.errors) expect(body.extensions?.["requestId"]).toBe(headers["x-request-id"]);
  expect(body?.errors?.map(({ extensions }) => extensions["code"]) ?? []).not.toContain(
    "INTERNAL_SERVER_ERROR",
  );

  const next = await strike(posted(JSON.stringify(normal)));
  expect(next).toMatchObject({ status: 200, body: { data: { person: { name: "Victoria Carr" } } } });
  expect(Object.keys(Object.prototype)).toEqual([]);
}

/** It is refused before anything is asked of the database, and harmless. */
export async function expectRefused(
  server: Pick<Attacked, "strike">,
  outcome: Outcome,
  expected: { readonly status: number; readonly code: string },
): Promise<void> {
  expect({ status: outcome.status, code: outcome.body?.errors?.[0]?.extensions["code"] }).toEqual(expected);
  expect(outcome.body?.data ?? null).toBeNull();
  expect(outcome.statements).toEqual([]);
  await expectHarmless(server, outcome);
}

/** Below fetch, which sends no TRACE and no odd content type. */
export function send(
  url: string,
  { method = "GET", path = "/graphql", headers = {}, body }: Attack,
): Promise<Omit<Outcome, "statements" | "logged">> {
  return new Promise((resolve, reject) => {
    // Node sends no length beside methods that it expects no body with: what follows would be another request.
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const options = { method, headers: { ...length, ...headers }, agent: false };
    const request = httpRequest(`${url}${path}`, options, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) }),
      );
      response.on("error", reject);
    });
    request.on("error", reject).end(body);
  });
}

function parsed(text: string): Outcome["body"] {
  try {
    return JSON.parse(text) as Outcome["body"];
  } catch {
    return null;
  }
}

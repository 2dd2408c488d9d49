import type { GraphQLSchema } from "graphql";

import type { Dice } from "../helpers/dice";
import { hostileTexts } from "../helpers/hostile-texts";
import { type Known, randomOperation } from "../helpers/random-operations";

export interface RandomRequest {
  /** The whole request, as it would be sent; not always well-formed. */
  readonly bytes: Buffer;
  readonly isForMetrics: boolean;
}

export interface Subject {
  readonly schema: GraphQLSchema;
  readonly known: Known;
  /** Paths of static files. */
  readonly files: readonly string[];
}

const texts = Object.values(hostileTexts).flat();
const progress = "networkProgress(of: PEOPLE, work: COMMUNITIES)";

/** Valid and nearly valid documents that a server may trip over. */
const oddDocuments = [
  "mutation { x }",
  "mutation { __typename }",
  "subscription { __typename }",
  `subscription { ${progress} { done } }`,
  `subscription { ${progress} @skip(if: true) { done } }`,
  `subscription ($v: Boolean!) { ${progress} @include(if: $v) { done } }`,
  `subscription { a: ${progress} { done } b: ${progress} { done } }`,
  "query A { __typename } query B { __typename }",
  "fragment A on Query { ...B } fragment B on Query { ...A } { ...A }",
  "{ ...A } fragment A on Query { __schema { types { name fields { name type { name } } } } }",
  "query ($v: [ID!]!) { nodes(ids: $v) { id } }",
  "query ($v: String!) { person(slug: $v) { name } search(text: $v) { suggestions } resolve(url: $v) { __typename } }",
  "query ($v: Int = 1) { people(first: $v, after: null) { totalCount } }",
  "query ($v: Float) { network(of: PEOPLE, minWeight: $v) { order } }",
  "type A { b: Int } { __typename }",
  "{ __proto__: __typename constructor: __typename }",
  "{",
  "",
];
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  "",
  "x".repeat(3_000),
  [],
  {},
  [[["x"]]],
  [null],
  { a: { b: {} } },
  "\ud800",
  "\u0000",
];

const methods = [
  "GET",
  "POST",
  "POST",
  "POST",
  "HEAD",
  "OPTIONS",
  "PUT",
  "DELETE",
  "PATCH",
  "TRACE",
  "CONNECT",
  "BREW",
];

/** Names and values of headers. `null` stands for any text. */
const headers: ReadonlyArray<readonly [string, ReadonlyArray<string | null>]> = [
  [
    "accept",
    [
      "*/*",
      "application/json",
      "text/event-stream",
      "application/graphql-response+json",
      "text/html",
      ";q=",
      "multipart/mixed",
      null,
    ],
  ],
  [
    "content-type",
    [
      "application/json",
      "application/json; charset=utf-16",
      "text/plain",
      "multipart/form-data",
      "application/graphql",
      null,
    ],
  ],
  ["content-encoding", ["gzip", "br", "zstd", "identity", null]],
  ["apollo-require-preflight", ["1", ""]],
  ["authorization", ["Bearer nothing", "Basic eDp4", "Bearer", null]],
  ["x-request-id", ["request-0001", null]],
  ["x-dry-run", ["true", "1"]],
  ["x-request-timeout-ms", ["1", "-1", "NaN", "1e9"]],
  ["x-forwarded-for", ["1.2.3.4", "::1, unknown", null]],
  ["traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null]],
  ["origin", ["https://elsewhere.example", "null", null]],
  ["access-control-request-method", ["POST", null]],
  ["if-none-match", ["*", 'W/"x"', null]],
  ["range", ["bytes=0-1", "bytes=9999999-", "bytes=-0", null]],
  ["expect", ["100-continue", "200-ok"]],
  ["connection", ["close", "keep-alive", "upgrade", null]],
  ["upgrade", ["websocket", "h2c"]],
  ["cookie", ["a=b; a=c", null]],
];

/** A request to any route: often right, often wrong in one thing, at times garbage. */
export function randomRequest(dice: Dice, subject: Subject): RandomRequest {
  const isForMetrics = dice.roll() < 0.03;
  const chance = dice.roll();
  if (chance < 0.03) return { isForMetrics, bytes: garbage(dice, 1 + Math.floor(dice.roll() * 400)) };
  const bytes = chance < 0.6 ? graphqlRequest(dice, subject) : otherRequest(dice, subject, isForMetrics);
  return { isForMetrics, bytes: dice.roll() < 0.08 ? damaged(dice, bytes) : bytes };
}

function graphqlRequest(dice: Dice, subject: Subject): Buffer {
  const parameters = randomParameters(dice, subject);
  const isStream = String(parameters["query"]).startsWith("subscription");
  if (dice.roll() < 0.25) {
    const search = Object.entries(parameters)
      .map(
        ([name, value]) =>
          `${name}=${encodeURIComponent(typeof value === "string" ? wellFormed(value) : json(value))}`,
      )
      .join("&");
    return request(dice, dice.roll() < 0.8 ? "GET" : dice.oneOf(methods), `/graphql?${search}`, {
      "apollo-require-preflight": "1",
    });
  }
  const accept = isStream && dice.roll() < 0.8 ? "text/event-stream" : "application/json";
  const body = dice.roll() < 0.1 ? oddBody(dice) : json(parameters);
  return request(dice, "POST", "/graphql", { "content-type": "application/json", accept }, body);
}

function randomParameters(dice: Dice, { schema, known }: Subject): Record<string, unknown> {
  const isValid = dice.roll() < 0.4;
  const { query, variables } = isValid
    ? randomOperation(schema, known, dice)
    : { query: dice.oneOf(oddDocuments), variables: { v: dice.oneOf([...oddValues, dice.oneOf(texts)]) } };
  const extras = {
    operationName: dice.oneOf(["A", "B", "", "x".repeat(500), 1]),
    variables: dice.oneOf(oddValues),
    extensions: dice.oneOf([
      { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } },
      { persistedQuery: null },
      {},
      [],
    ]),
    documentId: dice.oneOf([`sha256:${"a".repeat(64)}`, "", {}]),
    query: dice.oneOf(oddValues),
  };
  const extra = dice.oneOf(Object.keys(extras) as Array<keyof typeof extras>);
  const text = dice.roll() < 0.1 ? changed(dice, query) : query;
  return { query: text, variables, ...(dice.roll() < 0.2 ? { [extra]: extras[extra] } : {}) };
}

function oddBody(dice: Dice): string {
  return dice.oneOf([
    "",
    "null",
    "[]",
    "1",
    '"x"',
    "{",
    '{"query":',
    '{"query":"{__typename}","query":1}',
    '{"__proto__":{"query":"{__typename}"}}',
    `[${'{"query":"{__typename}"},'.repeat(10)}{}]`,
    `{"variables":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
    `{"query":"${"{a".repeat(4_000)}"}`,
    `{"query":"{ __typename } #${"x".repeat(110_000)}"}`,
    "\u0000",
    "query={__typename}",
  ]);
}

function otherRequest(dice: Dice, { files }: Subject, isForMetrics: boolean): Buffer {
  const search =
    dice.roll() < 0.5
      ? `?${dice.oneOf(["of", "min", "max", "filter", "__proto__", "of[]", "%"])}=${encodeURIComponent(wellFormed(dice.oneOf(texts)))}`
      : "";
  const picture = `/pictures/${dice.oneOf(["network.svg", "network.png", "degrees.svg", "communities.png", "timeline.svg", "x.svg", "constructor", "%00", ""])}?of=${dice.oneOf(["people", "shows", "organisations", "x"])}`;
  const path = dice.oneOf([
    isForMetrics ? "/metrics" : "/livez",
    "/readyz",
    "/",
    "/playground",
    "/playground/",
    "/playground/map/",
    dice.oneOf(files),
    dice.oneOf(files),
    `${dice.oneOf(files)}/..%2f..%2f..%2fpackage.json`,
    "/playground/%00",
    "/playground/%E0%A4%A",
    "/%E0%A4%A",
    "//",
    "*",
    "http://elsewhere.example/livez",
    `/${"x".repeat(Math.floor(dice.roll() * 20_000))}`,
    "/graphql/x",
    `/${encodeURIComponent(wellFormed(dice.oneOf(texts)))}`,
    dice.roll() < 0.3 ? picture : "/pictures/x",
  ]);
  return request(dice, dice.roll() < 0.7 ? "GET" : dice.oneOf(methods), path + search, {});
}

/** Joins a request, adding or replacing headers at times. */
function request(
  dice: Dice,
  method: string,
  path: string,
  given: Record<string, string>,
  body?: string,
): Buffer {
  const sent: Record<string, string> = { host: "127.0.0.1", ...given };
  if (body !== undefined) sent["content-length"] = String(Buffer.byteLength(body));
  while (dice.roll() < 0.3) {
    const [name, values] = dice.oneOf(headers);
    sent[name] = dice.oneOf(values) ?? dice.oneOf(texts);
  }
  const chance = dice.roll();
  if (chance < 0.02) delete sent["host"];
  if (chance > 0.96) sent["content-length"] = dice.oneOf(["0", "5", "999999", "-1", "x", "1, 2"]);
  const isChunked = body !== undefined && chance > 0.9 && chance < 0.96;
  if (isChunked) delete sent["content-length"];
  if (isChunked) sent["transfer-encoding"] = "chunked";
  const head = [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries(sent).map(([name, value]) => `${name}: ${value}`),
  ];
  const payload = isChunked
    ? `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`
    : (body ?? "");
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${payload}`);
}

function damaged(dice: Dice, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let count = 1 + Math.floor(dice.roll() * 5); count > 0; count -= 1)
    copy[Math.floor(dice.roll() * copy.length)] = Math.floor(dice.roll() * 256);
  return copy;
}

function changed(dice: Dice, text: string): string {
  const [from, to] = [Math.floor(dice.roll() * text.length), Math.floor(dice.roll() * text.length)];
  return dice.oneOf([
    text.slice(0, from),
    text.slice(from),
    text.slice(0, from) + dice.oneOf(texts) + text.slice(from),
    text + text,
    text.slice(0, from) + text.slice(to),
  ]);
}

function garbage(dice: Dice, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(dice.roll() * 256)));
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Without lone surrogates, which no URL can have. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

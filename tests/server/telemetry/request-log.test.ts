import { createHash } from "node:crypto";
import { connect } from "node:net";

import { wholeGraph } from "../../../src/server/graph";
import { readSettings } from "../../../src/server/settings";
import { logOnly } from "../../../src/server/telemetry/telemetry";
import { logTo, served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const query =
  "query WhoIs($slug: String!) { person(slug: $slug) { name } people(first: 2) { nodes { id } } }";

describe("the log of requests", () => {
  const lines: string[] = [];
  let url: string;
  beforeAll(async () => {
    const catalogue = await startingCatalogue();
    const log = logTo(lines);
    const { limits } = readSettings({});
    ({ url } = await served((plugins) => wholeGraph(catalogue, log, plugins, limits), {
      telemetry: logOnly(log),
      limits,
    }));
  });

  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });

  /** The log line of a request. It is written after the answer was sent, so it may come slightly later. */
  async function lineOf(ask: () => Promise<unknown>): Promise<Record<string, unknown>> {
    lines.length = 0;
    await ask();
    while (lines.length === 0) await new Promise(setImmediate);
    expect(lines).toHaveLength(1);
    return JSON.parse(lines[0] as string) as Record<string, unknown>;
  }

  it("has one line per request, with its operation, cost and outcome", async () => {
    const line = await lineOf(async () => {
      const response = await send(JSON.stringify({ query, variables: { slug: "victoria-carr" } }), {
        "x-request-id": "request-0001",
        traceparent,
      });
      await response.text();
    });

    expect(line).toEqual({
      level: 30,
      time: expect.any(Number) as number,
      pid: process.pid,
      hostname: expect.any(String) as string,
      msg: "answered",
      requestId: "request-0001",
      traceId: "0af7651916cd43dd8448eb211c80319c",
      operation: "WhoIs",
      hash: createHash("sha256").update(query).digest("hex"),
      type: "query",
      price: { requested: 15, actual: 15 },
      statements: 2,
      rows: 4,
      databaseMs: expect.any(Number) as number,
      ms: expect.any(Number) as number,
      status: 200,
      codes: [],
      limit: null,
    });
  });

  it("contains no variables, and only the name of the operation", async () => {
    await lineOf(() =>
      send(JSON.stringify({ query: `${query} # hunter2`, variables: { slug: "hunter3" } }), {
        authorization: "Bearer hunter4",
        cookie: "session=hunter5",
      }),
    );

    expect(lines.join("")).not.toMatch(/hunter\d|nodes|slug/);
  });

  it.each([
    [
      "a field that is not there",
      '{"query":"{ nobody }"}',
      { status: 200, codes: ["GRAPHQL_VALIDATION_FAILED"] },
    ],
    [
      "a text that is not GraphQL",
      '{"query":"{"}',
      { status: 200, codes: ["GRAPHQL_PARSE_FAILED"], type: null },
    ],
    ["a body that is not JSON", "{", { status: 400, codes: ["BAD_REQUEST"], hash: null }],
    [
      "two kinds of errors",
      '{"query":"{ a: people(first: 0) { totalCount } b: people(after: \\"x\\") { totalCount } c: people(first: 0) { totalCount } }"}',
      { status: 200, codes: ["BAD_USER_INPUT", "BAD_CURSOR"] },
    ],
    [
      "a text that is too long",
      JSON.stringify({ query: `{ __typename } # ${"x".repeat(10_000)}` }),
      { status: 400, codes: ["LIMIT_EXCEEDED"], limit: "characters", statements: 0 },
    ],
    [
      "an operation over the limit",
      '{"query":"query Expensive { appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { person { appearances(first: 100) { nodes { id } } } } } } } } }"}',
      { status: 400, codes: ["LIMIT_EXCEEDED"], limit: "nodes", operation: "Expensive", statements: 0 },
    ],
  ])("records %s", async (_what, body, expected) => {
    expect(await lineOf(() => send(body))).toMatchObject(expected);
  });

  it("records a client that disconnected before the answer", async () => {
    const line = await lineOf(async () => {
      const { hostname, port } = new URL(url);
      const body = JSON.stringify({ query });
      const socket = connect(Number(port), hostname, () => {
        // A body that never ends. The server asks for it, so the request has arrived.
        const head = `POST /graphql HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 9999`;
        socket.write(`${head}\r\n\r\n${body}`);
        socket.once("data", () => socket.destroy());
      });
    });

    expect(line).toMatchObject({ status: 499, statements: 0 });
  });

  it.each([
    ["the operation's name", { operationName: "a\r\nb\u001b[31m\u009b31m" }, {}],
    ["a string", { query: "{ a\u001b[31m\r\n}" }, {}],
    ["the request id", {}, { "x-request-id": "abcdefgh\u009b31m" }],
    ["a trace", {}, { traceparent: `${traceparent}\u009b31m` }],
    ["the user agent", {}, { "user-agent": "curl\u009b31m" }],
  ])("case 31: escapes control characters in %s", async (_what, body, headers) => {
    await lineOf(() => send(JSON.stringify({ query: "{ __typename }", ...body }), headers));

    // The only line break is the one that ends the line.
    expect(lines.join("").replace(/\n$/, "")).not.toMatch(/\p{Cc}/u);
  });
});

import { brotliCompressSync, constants, deflateSync, gzipSync } from "node:zlib";

import { type Attacked, attackedServer, expectHarmless, expectRefused, posted } from "./attacked";

const harmless = JSON.stringify({ query: "{ __typename }" });
const withParameters = (parameters: Record<string, unknown>) =>
  JSON.stringify({ query: "{ __typename }", ...parameters });

/** Fifty megabytes of blanks: 48 kB in gzip, 40 bytes in brotli. */
const blanks = Buffer.alloc(50_000_000, " ");

describe("HTTP and parsing", () => {
  let server: Attacked;
  beforeAll(async () => {
    server = await attackedServer();
  });

  it.each([
    ["no JSON", "{"],
    ["an empty body", ""],
    ["null", "null"],
    ["a string", '"{ __typename }"'],
    ["a number", "1"],
    ["a list", "[]"],
    ["an object without anything", "{}"],
    ["an object without a query", '{"qeury":"{ __typename }"}'],
    ["an empty query", withParameters({ query: "" })],
    ["a query that is a number", withParameters({ query: 1 })],
    ["a query that is a document", withParameters({ query: { kind: "Document", definitions: [] } })],
    ["variables in a list", withParameters({ variables: [1] })],
    ["variables in a text", withParameters({ variables: "{}" })],
    ["a name that is an object", withParameters({ operationName: { toString: 1 } })],
    ["extensions that are true", withParameters({ extensions: true })],
    ["a byte that is no UTF-8, where JSON ends", Buffer.from([0x7b, 0xff])],
  ])("case 1: refuses %s, in JSON", async (_what, body) => {
    const outcome = await server.strike(posted(body));

    await expectRefused(server, outcome, { status: 400, code: "BAD_REQUEST" });
  });

  it.each([
    ["of another version", { version: 2 }],
    ["with another's hash", { version: 1, sha256Hash: "constructor" }],
  ])("case 1: refuses a persisted query %s, in JSON", async (_what, persistedQuery) => {
    const outcome = await server.strike(posted(withParameters({ extensions: { persistedQuery } })));

    await expectRefused(server, outcome, { status: 400, code: "BAD_DOCUMENT_ID" });
  });

  it.each([
    ["variables that are no JSON", "query={__typename}&variables={"],
    ["extensions in a list", "query={__typename}&extensions=[]"],
    ["two queries", "query={__typename}&query={__typename}"],
    ["no query", "operationName=A"],
    ["a bad percent", "query=%E0%A4%A"],
  ])("case 1: refuses %s in the address, in JSON", async (_what, search) => {
    const outcome = await server.strike({
      path: `/graphql?${search}`,
      headers: { "apollo-require-preflight": "1" },
    });

    expect([200, 400]).toContain(outcome.status);
    expect(outcome.body).toMatchObject({ errors: [{}] });
    await expectHarmless(server, outcome);
  });

  it.each([
    ["of over 100 kB", withParameters({ extensions: { x: "x".repeat(110_000) } }), {}],
    ["that gzip has made small", gzipSync(blanks), { "content-encoding": "gzip" }],
    ["that deflate has made small", deflateSync(blanks), { "content-encoding": "deflate" }],
    [
      "that brotli has made small",
      brotliCompressSync(blanks, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
      { "content-encoding": "br" },
    ],
  ])("case 2: refuses a body %s, counted after it is unpacked", async (_what, body, headers) => {
    const outcome = await server.strike(posted(body, headers));

    await expectRefused(server, outcome, { status: 413, code: "BAD_REQUEST" });
  });

  it("case 2: refuses a body that says to be packed and is not", async () => {
    const outcome = await server.strike(posted(harmless, { "content-encoding": "gzip" }));

    await expectRefused(server, outcome, { status: 400, code: "BAD_REQUEST" });
  });

  it.each([
    ...["utf-7", "utf-16", "utf-16le", "utf-32", "latin1", "ibm037", "utf-8; charset=utf-7"].map((name) => [
      name,
      name,
    ]),
    ["of 8,000 letters", "x".repeat(8_000)],
  ])("case 3: refuses the charset %s", async (_what, charset) => {
    const outcome = await server.strike(
      posted(harmless, { "content-type": `application/json; charset=${charset}` }),
    );

    await expectRefused(server, outcome, { status: 415, code: "BAD_REQUEST" });
  });

  it.each(["utf-8", "UTF-8", '"utf-8"'])("takes the charset %s", async (charset) => {
    const outcome = await server.strike(
      posted(harmless, { "content-type": `application/json;charset=${charset}` }),
    );

    expect(outcome).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
  });

  it.each(["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "QUERY"])(
    "case 4: refuses %s, and says what it takes",
    async (method) => {
      const outcome = await server.strike({ ...posted(harmless), method });

      expect(outcome.headers["allow"]).toBe("GET, POST");
      await expectRefused(server, outcome, { status: 405, code: "BAD_REQUEST" });
    },
  );

  it.each([
    ...["/nothing", "/graphql.php", "/%2e%2e/%2e%2e/etc/passwd", "/.env", "/%ff"].map((path) => [path, path]),
    ["10,000 letters", `/${"x".repeat(10_000)}`],
  ])("case 4: says that nothing is at %s", async (_what, path) => {
    const outcome = await server.strike({ path });

    expect([400, 404]).toContain(outcome.status);
    expect(outcome.body).toMatchObject({ errors: [{}] });
    expect(outcome.text.length).toBeLessThan(1_000);
    await expectHarmless(server, outcome);
  });

  it.each([
    ["selections 20,000 deep", { query: `${"{a".repeat(20_000)}${"}".repeat(20_000)}` }, "characters"],
    [
      "list literals 20,000 deep",
      { query: `{nodes(ids:${"[".repeat(20_000)}${"]".repeat(20_000)}){id}}` },
      "characters",
    ],
    ["selections 900 deep", { query: `${"{a".repeat(900)}${"}".repeat(900)}` }, "tokens"],
    [
      "object literals 900 deep",
      { query: `{people(filter:${"{a:".repeat(900)}1${"}".repeat(900)}){id}}` },
      "tokens",
    ],
  ])("case 6: refuses %s", async (_what, operation, limit) => {
    const outcome = await server.strike(posted(JSON.stringify(operation)));

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe(limit);
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    ["lists", "{ nodes(ids: %) { id } }"],
    ["lists, in a default,", "query ($ids: [ID!]! = %) { nodes(ids: $ids) { id } }"],
  ])("case 6: finds %s 900 deep to be no ids, in few words", async (_what, query) => {
    const outcome = await server.ask(query.replace("%", `${"[".repeat(900)}${"]".repeat(900)}`));

    expect(outcome.body?.errors?.[0]?.extensions["code"]).toBe("GRAPHQL_VALIDATION_FAILED");
    expect(outcome.text.length).toBeLessThan(2_000);
    expect(outcome.statements).toEqual([]);
    await expectHarmless(server, outcome);
  });

  it.each([
    [
      "lists 40,000 deep in variables",
      `{"query":"query($a:[ID!]!){nodes(ids:$a){id}}","variables":{"a":${"[".repeat(40_000)}${"]".repeat(40_000)}}}`,
    ],
    [
      "objects 15,000 deep in variables",
      `{"query":"query($a:PeopleFilter){people(filter:$a){totalCount}}","variables":{"a":${'{"a":'.repeat(15_000)}1${"}".repeat(15_000)}}}`,
    ],
  ])("case 6: refuses %s", async (_what, body) => {
    const outcome = await server.strike(posted(body));

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe("variables");
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it.each([
    ["2,001 tokens", `{ ${"id ".repeat(1_999)} }`, "tokens"],
    ["10,001 characters", `{ __typename } #${" ".repeat(9_985)}`, "characters"],
  ])("case 7: refuses %s", async (_what, query, limit) => {
    const outcome = await server.ask(query);

    expect(outcome.body?.errors?.[0]?.extensions["limit"]).toBe(limit);
    await expectRefused(server, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it("case 7: also counts those in the URL", async () => {
    const query = encodeURIComponent(`{ __typename } #${" ".repeat(3_000)}`).replaceAll("%20", "+");
    const small = await attackedServer({ MAX_CHARACTERS: "1000" });

    const outcome = await small.strike({
      path: `/graphql?query=${query}`,
      headers: { "apollo-require-preflight": "1" },
    });

    await expectRefused(small, outcome, { status: 400, code: "LIMIT_EXCEEDED" });
  });

  it("case 8: takes the names of what every object has as names, and nothing more", async () => {
    const outcome = await server.ask(
      "{ __proto__: __typename constructor: __typename people(first: 1) { nodes { __proto__: name toString: slug hasOwnProperty: id } } }",
    );

    expect(outcome.text).toMatch(
      /^\{"data":\{"__proto__":"Query","constructor":"Query","people":\{"nodes":\[\{"__proto__":"/,
    );
    await expectHarmless(server, outcome);
  });

  it.each(["__proto__", "constructor", "prototype"])(
    "case 8: finds no filter, variable or extension called %s",
    async (name) => {
      const filter = `{"${name}":{"name":"x","polluted":true}}`;
      const query = `query($${name}:ID!,$filter:PeopleFilter){person(id:$${name}){id}people(filter:$filter){totalCount}}`;

      const outcome = await server.strike(
        posted(
          `{"query":"${query}","variables":{"${name}":"x","filter":${filter}},"extensions":${filter},"${name}":{"polluted":true}}`,
        ),
      );

      expect(outcome.body?.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      expect(outcome.statements).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      await expectHarmless(server, outcome);
    },
  );
});

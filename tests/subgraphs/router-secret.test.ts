import { createHmac } from "node:crypto";

import { createClient } from "graphql-sse";

import { signing, signatureHeader, signatureWindowMs } from "../../src/router/signature";
import { ofAllFive } from "../helpers/federated-questions";
import { federatedServers, subgraphNames, type FederatedServers } from "../helpers/federated-servers";
import { keyOf } from "../helpers/key-of";

const secretOf = (name: string) => `secret-of-${name}-`.padEnd(40, "x");
const secrets = Object.fromEntries(subgraphNames.map((name) => [name, secretOf(name)]));
const body = JSON.stringify({ query: "{ awards { totalCount } }", variables: {} });

describe("a subgraph with a secret", () => {
  const statements: string[] = [];
  let servers: FederatedServers;
  let works: string;
  beforeAll(async () => {
    servers = await federatedServers({ secrets, onStatement: (sql) => statements.push(sql) });
    works = servers.addresses.works;
  });

  const sent = async (headers: Record<string, string>, text = body) => {
    const response = await fetch(works, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: text,
    });
    const { data, errors } = (await response.json()) as {
      data?: unknown;
      errors?: Array<{ extensions: { code: string } }>;
    };
    return { status: response.status, data, code: errors?.[0]?.extensions.code };
  };
  const unknown = { status: 403, data: undefined, code: "UNKNOWN_ROUTER" };
  const sign = signing(new Map(Object.entries(secrets)));

  it("answers its router: operations, streams, bounds and keys", async () => {
    const headers = await keyOf(servers.catalogue);

    const { data, errors } = await servers.ask(ofAllFive, { headers });
    const client = createClient({ url: servers.router, retryAttempts: 0 });
    const query = 'subscription { changed(since: "MA") { cursor } }';
    const first = await client.iterate({ query }).next();
    client.dispose();
    // It asks all of them for their bounds.
    await servers.healAll();

    expect([errors, data]).toMatchObject([[], { awards: {}, people: {}, viewer: {} }]);
    expect(JSON.stringify(first.value)).not.toContain("DOWNSTREAM");
    expect(servers.proxies.people.keyRequests).toBe(1);
    for (const name of subgraphNames) {
      expect(servers.proxies[name].boundsRequests.map(([, status]) => status)).toContain(200);
    }
  });

  it.each<[string, () => Record<string, string>]>([
    ["without a signature", () => ({})],
    ["signed with another subgraph's secret", () => sign("people", "graphql", body)],
    ["whose signature is of another body", () => sign("works", "graphql", body.replace("awards", "honours"))],
    ["whose signature is of another purpose", () => sign("works", "/bounds", body)],
    [
      "that was captured, and comes when its time is over",
      () =>
        signing(new Map([["works", secretOf("works")]]), () => Date.now() - signatureWindowMs - 1)(
          "works",
          "graphql",
          body,
        ),
    ],
    [
      "of a time to come",
      () =>
        signing(new Map([["works", secretOf("works")]]), () => Date.now() + 2 * signatureWindowMs)(
          "works",
          "graphql",
          body,
        ),
    ],
    [
      "captured, with a new time",
      () => {
        const [, mac] = (sign("works", "graphql", body)[signatureHeader] ?? "").split(".");
        return { [signatureHeader]: `${Date.now() + 1}.${mac}` };
      },
    ],
    ["with half a signature", () => ({ [signatureHeader]: `${Date.now()}.abc` })],
    ["with a signature that is none", () => ({ [signatureHeader]: "true" })],
    [
      "signed with an empty secret",
      () => {
        const time = Date.now();
        const mac = createHmac("sha256", "").update(`${time}\ngraphql\n${body}`).digest("base64url");
        return { [signatureHeader]: `${time}.${mac}` };
      },
    ],
  ])("case 54: does not answer a request %s, and reads nothing", async (_what, headers) => {
    statements.length = 0;

    const answer = await sent(headers());

    expect([answer, statements]).toEqual([unknown, []]);
  });

  it("case 54: answers the same request when its router has signed it", async () => {
    expect(await sent(sign("works", "graphql", body))).toMatchObject({ status: 200, code: undefined });
  });

  it.each([
    ["an operation in the address", `graphql?query=${encodeURIComponent("{ awards { totalCount } }")}`],
    ["its bounds", "bounds"],
    ["who holds a key", "key"],
  ])("case 54: does not say to others: %s", async (_what, path) => {
    const headers = { ...(await keyOf(servers.catalogue)), "apollo-require-preflight": "yes" };

    const response = await fetch(new URL(path, works), { headers });

    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining("UNKNOWN_ROUTER"),
    ]);
  });

  it("case 54: does not answer an event stream to others, nor an empty body", async () => {
    const stream = await fetch(servers.addresses.discovery, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query: "subscription { changed { cursor } }" }),
    });
    const empty = await fetch(works, { method: "POST", headers: { "content-type": "application/json" } });

    expect([stream.status, empty.status]).toEqual([403, 403]);
  });
});

describe("a router", () => {
  it("whose secret is another has an error at the fields of that subgraph, and the log says why", async () => {
    const { ask, logOf } = await federatedServers({
      secrets,
      settings: {
        SUBGRAPH_SECRETS: subgraphNames
          .map((name) => `${name}=${name === "works" ? "another".padEnd(32, "!") : secretOf(name)}`)
          .join(),
      },
    });

    const { data, errors, text } = await ask("{ awards { totalCount } people { totalCount } }", {
      headers: { "x-request-id": "with-another-secret" },
    });

    expect(data).toEqual({ awards: null, people: { totalCount: 31 } });
    expect(errors).toMatchObject([
      {
        path: ["awards"],
        extensions: { code: "DOWNSTREAM_SERVICE_ERROR", service: "works", reason: "BAD_ANSWER" },
      },
    ]);
    expect(logOf("with-another-secret")).toContain("works: it does not know this router");
    expect(text + logOf("with-another-secret")).not.toMatch(/another!|secret-of/);
  });

  it("signs what it sends to each subgraph with that one's secret, and nothing to one without", async () => {
    const { works: _works, ...others } = secrets;
    const { ask, proxies } = await federatedServers({ secrets: others });

    const { errors } = await ask(ofAllFive);

    const isSigned = subgraphNames.map((name) => [
      name,
      proxies[name].received.every(({ headers }) => signatureHeader in headers),
    ]);
    expect(errors).toEqual([]);
    expect(Object.fromEntries(isSigned)).toEqual({
      people: true,
      shows: true,
      works: false,
      discovery: true,
      editing: true,
    });
  });
});

import { httpTransport } from "../../src/router/http-transport";
import { internalRequest } from "../../src/server/request-context";
import {
  federatedServers,
  post,
  subgraphNames,
  type AskOptions,
  type FederatedServers,
} from "../helpers/federated-servers";
import { inThreeSteps, ofAllFive } from "../helpers/federated-questions";
import { withHeldTimers } from "../helpers/held-deadline";
import { HeldTimeouts } from "../helpers/held-timeouts";
import { endless } from "../helpers/misbehaviours";
import { SubgraphProxy } from "../helpers/subgraph-proxy";

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const timeLeft = "x-request-timeout-ms";

describe("a router sends to each subgraph", () => {
  let servers: FederatedServers;
  beforeAll(async () => {
    servers = await federatedServers();
  });

  /** The headers that each subgraph received for one query. */
  const headersFor = async (headers: Record<string, string>) => {
    for (const name of subgraphNames) servers.proxies[name].received.length = 0;
    const reply = await servers.ask(ofAllFive, { headers });
    expect(reply.errors).toEqual([]);
    const received = subgraphNames.map((name) => servers.proxies[name].received[0]?.headers ?? {});
    return { reply, received };
  };

  it("the client's own request id", async () => {
    const { reply, received } = await headersFor({ "x-request-id": "client-0001" });

    expect(received.map((headers) => headers["x-request-id"])).toEqual(
      Array(subgraphNames.length).fill("client-0001"),
    );
    expect(reply.headers.get("x-request-id")).toBe("client-0001");
  });

  it.each([
    ["has none", {}],
    ["has one that is too short", { "x-request-id": "1" }],
    ["has one that is too long", { "x-request-id": "1".repeat(65) }],
    ["has one that is unsafe to log", { "x-request-id": "<script>alert(1)</script>" }],
  ])("a new request id, the same for all, when the client %s", async (_what, headers) => {
    const { reply, received } = await headersFor(headers);

    const id = reply.headers.get("x-request-id");
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/);
    expect(received.map((one) => one["x-request-id"])).toEqual(Array(subgraphNames.length).fill(id));
  });

  it("the trace context as received", async () => {
    const { received } = await headersFor({ traceparent, tracestate: "rostrum=1,other=2" });

    expect(received.map((headers) => [headers["traceparent"], headers["tracestate"]])).toEqual(
      subgraphNames.map(() => [traceparent, "rostrum=1,other=2"]),
    );
  });

  it.each([
    ["none", {}],
    ["one in capitals", { traceparent: traceparent.toUpperCase(), tracestate: "a=1" }],
    ["one with a short id", { traceparent: "00-0af7-b7ad6b7169203331-01", tracestate: "a=1" }],
    ["version ff", { traceparent: traceparent.replace("00-", "ff-") }],
    ["an all-zero trace id", { traceparent: `00-${"0".repeat(32)}-b7ad6b7169203331-01` }],
    ["only tracestate", { tracestate: "a=1" }],
  ])("no trace context when the client sends %s", async (_what, headers) => {
    const { received } = await headersFor(headers);

    for (const one of received) {
      expect(one).not.toHaveProperty("traceparent");
      expect(one).not.toHaveProperty("tracestate");
    }
  });

  it("no tracestate that is too long", async () => {
    const { received } = await headersFor({ traceparent, tracestate: "a".repeat(513) });

    for (const one of received) {
      expect(one["traceparent"]).toBe(traceparent);
      expect(one).not.toHaveProperty("tracestate");
    }
  });

  it("no other client headers: no cookie, no credentials, no address", async () => {
    const { received } = await headersFor({
      cookie: "session=secret",
      "x-forwarded-for": "10.1.2.3",
      "x-api-key": "secret",
      "accept-language": "de",
      origin: "http://evil.example",
      "apollo-require-preflight": "1",
    });

    const ours = ["accept", "content-type", "x-request-id", timeLeft];
    // Headers that Node's fetch adds.
    const fetchs = [
      "accept-encoding",
      "accept-language",
      "connection",
      "content-length",
      "host",
      "user-agent",
    ];
    const known = new Set([...ours, ...fetchs, "sec-fetch-mode", "transfer-encoding"]);
    for (const headers of received) {
      expect(Object.keys(headers).filter((name) => !known.has(name))).toEqual([]);
      expect(headers["accept-language"]).toBe("*");
      expect(JSON.stringify(headers)).not.toContain("secret");
    }
  });

  it("the remaining time, at most the subgraph timeout", async () => {
    const { received } = await headersFor({});
    const { received: hurried } = await headersFor({ [timeLeft]: "300000" });

    expect(received.map((headers) => headers[timeLeft])).toEqual(Array(subgraphNames.length).fill("500000"));
    for (const headers of hurried) {
      expect(Number(headers[timeLeft])).toBeGreaterThan(0);
      // Some time is reserved for answering the client.
      expect(Number(headers[timeLeft])).toBeLessThanOrEqual(299_900);
    }
  });

  it("no longer time for a longer or invalid header", async () => {
    for (const asked of ["999999999", "-1", "0", "soon", "1e999", "NaN"]) {
      const { received } = await headersFor({ [timeLeft]: asked });

      expect(received.map((headers) => headers[timeLeft])).toEqual(
        Array(subgraphNames.length).fill("500000"),
      );
    }
  });
});

describe("the time of a request", () => {
  it("shrinks from step to step of the plan", async () => {
    const { proxies, ask } = await federatedServers();
    const now = performance.now.bind(performance);
    let late = 0;
    const clock = jest.spyOn(performance, "now").mockImplementation(() => now() + late);
    for (const name of ["discovery", "shows"] as const) {
      proxies[name].misbehave(async (response, real, asked) => {
        late += 50_000;
        response.writeHead(200, { "content-type": "application/json" }).end((await real(asked)).body);
      });
    }

    const { errors } = await ask(inThreeSteps, { headers: { [timeLeft]: "300000" } });
    clock.mockRestore();

    expect(errors).toEqual([]);
    const left = (["discovery", "shows", "people"] as const).map((name) =>
      Number(proxies[name].received[0]?.headers[timeLeft]),
    ) as [number, number, number];
    expect(left[0]).toBeLessThanOrEqual(299_900);
    expect(left[1]).toBeLessThanOrEqual(left[0] - 50_000);
    expect(left[2]).toBeLessThanOrEqual(left[1] - 50_000);
    expect(left[2]).toBeGreaterThan(0);
  });

  it("bounds the wait for a subgraph, whose timeout nulls only its own fields", async () => {
    const timeouts = new HeldTimeouts();
    const { proxies, ask } = await federatedServers({ timeouts });
    proxies.works.misbehave(() => timeouts.pass("works"));

    const reply = await ask("{ awards { totalCount } __typename }", { headers: { [timeLeft]: "300000" } });

    expect(timeouts.of("works")).toEqual([Number(proxies.works.received[0]?.headers[timeLeft])]);
    expect(timeouts.of("works")[0]).toBeLessThanOrEqual(299_900);
    expect(reply.data).toEqual({ awards: null, __typename: "Query" });
    expect(reply.errors).toMatchObject([{ path: ["awards"], extensions: { reason: "TIMEOUT" } }]);
  });
});

describe("a subgraph", () => {
  it.each([
    [1, 1],
    [50, 45],
    [90, 81],
    [400, 360],
    [5_000, 4_900],
    [900_000, 500_000],
  ])("of a client that has %i ms left is given %i", async (left, given) => {
    const timeouts = new HeldTimeouts();
    const proxy = await SubgraphProxy.before("http://127.0.0.1:9/graphql");
    proxy.misbehave(() => timeouts.pass("works"));
    const ask = httpTransport({
      addressOf: () => proxy.url,
      timeoutMs: 500_000,
      timeoutAfter: timeouts.timeoutAfter,
    });
    const context = internalRequest("a-test", left);

    const asked = ask({ subgraph: "works", query: "{ __typename }", variables: {}, context });

    await expect(asked).rejects.toMatchObject({ reason: "TIMEOUT" });
    expect(proxy.received[0]?.headers[timeLeft]).toBe(String(given));
    expect(timeouts.of("works")).toEqual([given]);
  });
});

describe("an answer of a subgraph", () => {
  it("is not read past 64 MB", async () => {
    const proxy = await SubgraphProxy.before("http://127.0.0.1:9/graphql");
    proxy.misbehave(endless);
    const ask = httpTransport({ addressOf: () => proxy.url, timeoutMs: 500_000 });
    const context = internalRequest("a-test");

    const asked = ask({ subgraph: "works", query: "{ __typename }", variables: {}, context });

    await expect(asked).rejects.toThrow(/larger than 64000000 bytes/);
  });
});

/** Many sequential statements. */
const deep = `{ shows(first: 1) { nodes { episodes(first: 2) { nodes { appearances(first: 2) { nodes {
  episode { show { episodes(first: 1) { nodes { hosts { show { about(first: 1) { totalCount } } } } } } }
} } } } } } }`;

describe("a subgraph", () => {
  /**
   * The servers, and the number of statements of `shows` for one query, with a hook at the first
   * statement.
   */
  async function counted() {
    let statements = 0;
    let atFirst = () => {};
    const servers = await federatedServers({
      onStatement() {
        statements += 1;
        if (statements === 1) atFirst();
      },
    });
    const count = async (options: AskOptions = {}, whatFirst = () => {}) => {
      [statements, atFirst] = [0, whatFirst];
      const reply = await post(servers.addresses.shows, deep, options).catch(() => null);
      return { reply, count: () => statements };
    };
    return { count };
  }

  it("sends no more statements after its deadline, and reports it", async () => {
    const { count } = await counted();
    const all = (await count()).count();

    const late = await withHeldTimers((pass) => count({ headers: { [timeLeft]: "50" } }, () => pass(50)));

    expect(all).toBeGreaterThan(4);
    expect(late.count()).toBe(1);
    expect(late.reply?.data).toEqual({ shows: null });
    expect(late.reply?.errors).toMatchObject([
      { message: "Expected to answer within 50 ms.", extensions: { code: "DEADLINE_EXCEEDED" } },
    ]);
  });

  it("sends no more statements after the router has disconnected", async () => {
    const { count } = await counted();
    const all = (await count()).count();
    const leaving = new AbortController();

    const left = await count({ signal: leaving.signal }, () => leaving.abort());
    const before = left.count();
    // As much again, in which what goes on would go on too.
    await count();

    expect(left.reply).toBeNull();
    expect(before + left.count()).toBeLessThan(2 * all);
  });
});

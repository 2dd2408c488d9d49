import { wholeGraph } from "../../src/server/graph";
import { federatedServers, type FederatedServers } from "../helpers/federated-servers";
import { silent } from "../helpers/graph-over";
import { rateLimitIn } from "../helpers/guarded-server";
import { answersJson } from "../helpers/misbehaviours";
import { served } from "../helpers/running-server";

describe("the pictures of a router", () => {
  let servers: FederatedServers;
  let routed: string;
  let whole: string;
  beforeAll(async () => {
    servers = await federatedServers({ isLimited: true, secrets: { discovery: "d".repeat(32) } });
    routed = new URL("/pictures/", servers.router).href;
    const { url } = await served((plugins) => wholeGraph(servers.catalogue, silent, plugins));
    whole = `${url}/pictures/`;
  });
  afterEach(() => servers.healAll());

  it.each([
    "network.svg?of=host-guest",
    "degrees.png?width=400&height=300",
    "timeline.svg?person=victoria-carr",
  ])("are those of one server: %s", async (path) => {
    const [one, other] = [await fetch(`${whole}${path}`), await fetch(`${routed}${path}`)];

    const of = async ({ status, headers }: Response, bytes: ArrayBuffer) => ({
      status,
      type: headers.get("content-type"),
      tag: headers.get("etag"),
      caching: headers.get("cache-control"),
      policy: headers.get("content-security-policy"),
      bytes: Buffer.from(bytes).toString("base64"),
    });
    expect(await of(other, await other.arrayBuffer())).toEqual(await of(one, await one.arrayBuffer()));
    expect(other.status).toBe(200);
  });

  it("are charged when they are drawn, and cost little when the client has them", async () => {
    const path = `${routed}degrees.svg?from=2019`;

    const drawn = await fetch(path);
    const unchanged = await fetch(path, { headers: { "if-none-match": drawn.headers.get("etag") ?? "" } });

    const [before, after] = [rateLimitIn(drawn.headers).remaining, rateLimitIn(unchanged.headers).remaining];
    expect(60_000 - before).toBeGreaterThan(400);
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
    expect(before - after).toBeLessThanOrEqual(1);
  });

  it.each([
    ["network.svg?of=cats", 400, "BAD_USER_INPUT"],
    ["network.svg?from=yesterday", 400, "BAD_DATE"],
    ["network.svg?of=people&of=shows", 400, "BAD_USER_INPUT"],
    ["portrait.svg", 404, "NOT_FOUND"],
  ])("are refused as by one server: %s with %i", async (path, status, code) => {
    const [one, other] = [await fetch(`${whole}${path}`), await fetch(`${routed}${path}`)];
    const errorIn = async (response: Response) =>
      ((await response.json()) as { errors: Array<{ message: string; extensions: { code: string } }> })
        .errors[0];

    const [wanted, got] = [await errorIn(one), await errorIn(other)];
    expect([other.status, got?.extensions.code, got?.message]).toEqual([status, code, wanted?.message]);
  });

  it("are 503 while the subgraph that draws is down, or sends something else", async () => {
    await servers.proxies.discovery.refuse();
    const down = await fetch(`${routed}network.svg`);
    await servers.proxies.discovery.heal();
    servers.proxies.discovery.picture = answersJson('{"tag":"x"}');
    const odd = await fetch(`${routed}network.svg`);
    servers.proxies.discovery.picture = null;

    expect(down.status).toBe(503);
    expect(await down.text()).toContain('"reason":"UNREACHABLE"');
    expect([odd.status, await odd.text()]).toEqual([503, expect.stringContaining('"reason":"BAD_ANSWER"')]);
  });

  it("are refused by the subgraph itself to all but the router", async () => {
    const { status } = await fetch(new URL("./pictures/network.svg", servers.addresses.discovery));

    expect(status).toBe(403);
  });
});

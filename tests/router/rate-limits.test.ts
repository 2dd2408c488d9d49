import { federatedServers, type FederatedServers } from "../helpers/federated-servers";
import { guardedServer } from "../helpers/guarded-server";

const query =
  "{ appearancesBy(dimension: SHOW) { groups(first: 3) { totalCount nodes { count node { id } } } } }";

describe("a router with limits", () => {
  let servers: FederatedServers;
  beforeAll(async () => {
    servers = await federatedServers({ isLimited: true, settings: { POINTS_PER_MINUTE: "40" } });
  });

  const costOf = ({ text }: { text: string }) =>
    (JSON.parse(text) as { extensions: { cost: Record<string, number> } }).extensions.cost;

  it("charges the same price as the merged server, once: its subgraphs charge nothing", async () => {
    const { ask } = await guardedServer({ POINTS_PER_MINUTE: "40" });

    const [merged, routed] = [await ask(query), await servers.ask(query)];

    expect(routed.data).toEqual(merged.body.data);
    expect(costOf(routed)).toEqual(merged.body.extensions.cost);
    expect(costOf(routed)["requested"]).toBeGreaterThan(20);
  });

  it("refuses an operation over the rate limit without a request to a subgraph", async () => {
    await servers.ask(query);
    const before = servers.proxies.shows.received.length;

    const { status, errors, headers } = await servers.ask(query);

    expect(status).toBe(429);
    expect(errors[0]?.extensions).toMatchObject({ code: "RATE_LIMITED" });
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect(servers.proxies.shows.received).toHaveLength(before);
  });
});

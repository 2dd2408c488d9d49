import { newKey } from "../../src/domain/keys";
import { Role } from "../../src/domain/roles";
import { subgraphsKeys } from "../../src/server/keys/subgraphs-keys";
import { fetchKey } from "../../src/server/keys/fetch-key";
import { ofAllFive } from "../helpers/federated-questions";
import { federatedServers, subgraphNames } from "../helpers/federated-servers";
import { rateLimitIn } from "../helpers/guarded-server";
import { keyOf } from "../helpers/key-of";

const who = "{ viewer { name role } }";

describe("A router", () => {
  it("passes a key on to the subgraphs that it trusts with it, and to no other", async () => {
    const { ask, proxies, catalogue } = await federatedServers({
      settings: { KEY_SUBGRAPHS: "people,editing" },
    });
    const headers = await keyOf(catalogue, Role.EDITOR, "alice");

    const { errors } = await ask(ofAllFive, { headers });
    const { data } = await ask(who, { headers });

    expect(errors).toEqual([]);
    expect(data).toEqual({ viewer: { name: "alice", role: "EDITOR" } });
    const given = subgraphNames.map((name) => [name, proxies[name].received[0]?.headers["authorization"]]);
    expect(Object.fromEntries(given)).toEqual({
      people: headers.authorization,
      editing: headers.authorization,
      discovery: undefined,
      shows: undefined,
      works: undefined,
    });
  });

  it("has higher limits for a key, and asks one subgraph who holds it, once", async () => {
    const { ask, proxies, catalogue } = await federatedServers({ isLimited: true });
    const headers = await keyOf(catalogue);

    const replies = [await ask(who, { headers }), await ask(who, { headers }), await ask(who)];

    expect(replies.map((reply) => rateLimitIn(reply.headers).perMinute)).toEqual([600_000, 600_000, 60_000]);
    expect(subgraphNames.map((name) => proxies[name].keyRequests)).toEqual([1, 0, 0, 0, 0]);
  });

  it.each([
    ["malformed", "MALFORMED", async () => "rostrum_guess"],
    ["unknown", "UNKNOWN", async () => newKey()],
  ])("refuses a key that is %s", async (_what, reason, make) => {
    const { ask } = await federatedServers();

    const reply = await ask(who, { headers: { authorization: `Bearer ${await make()}` } });

    expect([reply.status, reply.errors[0]?.extensions]).toEqual([401, { code: "UNAUTHENTICATED", reason }]);
  });

  it("asks another subgraph when one does not answer, and says 503 when none does", async () => {
    const { ask, proxies, catalogue } = await federatedServers();
    await proxies.people.refuse();
    const [one, two] = [await keyOf(catalogue), await keyOf(catalogue)];

    const answered = await ask(who, { headers: one });
    for (const name of subgraphNames) await proxies[name].refuse();
    const refused = await ask(who, { headers: two });
    const anonymous = await ask("{ __typename }");

    expect([answered.status, proxies.shows.keyRequests]).toEqual([200, 1]);
    expect([refused.status, refused.errors[0]?.extensions]).toEqual([
      503,
      { code: "KEY_UNCHECKED", retryAfterSeconds: 1 },
    ]);
    expect(anonymous.data).toEqual({ __typename: "Query" });
  });

  it("trusts no subgraph with keys when KEY_SUBGRAPHS is none: then there are none", async () => {
    const { ask, catalogue, proxies } = await federatedServers({ settings: { KEY_SUBGRAPHS: "none" } });

    const { status } = await ask(who, { headers: await keyOf(catalogue) });

    expect([status, subgraphNames.map((name) => proxies[name].keyRequests)]).toEqual([401, [0, 0, 0, 0, 0]]);
  });
});

describe("What a router knows of keys", () => {
  it("is asked again after 5 seconds, of an unknown one after 1, and shared by requests at the same time", async () => {
    const { catalogue, addresses } = await federatedServers();
    const clock = { ms: 0 };
    const asked: string[] = [];
    const find = subgraphsKeys({
      subgraphs: ["people"],
      addressOf: () => addresses.people,
      fetchKey(address, key) {
        asked.push(key);
        return fetchKey(address, key);
      },
      now: () => clock.ms,
    });
    const { key } = await catalogue.createKey({ role: Role.ADMIN, name: "bob" });
    const unknown = newKey();
    const askedFor = async () => {
      asked.length = 0;
      const found = await Promise.all([find(key), find(key), find(unknown), find(unknown)]);
      const bob = { name: "bob", role: "ADMIN", expiresAt: null };
      expect(found).toEqual([bob, bob, "UNKNOWN", "UNKNOWN"]);
      return asked.map((one) => (one === key ? "known" : "unknown"));
    };

    expect(await askedFor()).toEqual(["known", "unknown"]);
    clock.ms += 999;
    expect(await askedFor()).toEqual([]);
    clock.ms += 1;
    expect(await askedFor()).toEqual(["unknown"]);
    clock.ms += 4_000;
    expect(await askedFor()).toEqual(["known", "unknown"]);
  });
});

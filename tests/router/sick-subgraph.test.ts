import { Role } from "../../src/domain/roles";
import { federatedServers, type FederationOptions } from "../helpers/federated-servers";
import { HeldProbes } from "../helpers/held-probes";
import { HeldTimeouts } from "../helpers/held-timeouts";
import { keyOf } from "../helpers/key-of";
import { silence } from "../helpers/misbehaviours";
import type { Misbehaviour } from "../helpers/subgraph-proxy";
import { until as askUntil } from "../helpers/until";

const needsWorks = "{ awards { totalCount } people { totalCount } }";
const others = ["{ people { totalCount } }", "{ shows { totalCount } }"];

/** Slots for eight operations, and no queue: what would have to wait for a slot is refused. */
const slots = 8;
const settings = {
  MAX_AT_ONCE: String(slots),
  MAX_WAITING: "0",
  MAX_AT_ONCE_PER_CLIENT: "1000",
  POINTS_PER_MINUTE: "1000000000",
};

/** Waits until it holds. */
const until = (holds: () => boolean) => askUntil(holds, (held) => held);

const breaksConnections: Misbehaviour = (response) => void response.destroy();

async function heldServers(options: FederationOptions = {}) {
  const [timeouts, probes] = [new HeldTimeouts(), new HeldProbes()];
  const servers = await federatedServers({ timeouts, waitForProbe: probes.waitForProbe, ...options });
  const { works } = servers.proxies;
  const hang = async (count: number) => {
    const before = works.received.length;
    works.misbehave(silence);
    const asked = Array.from({ length: count }, () => servers.ask(needsWorks));
    await until(() => works.received.length === before + count);
    return asked;
  };
  const open = async () => {
    const asked = await hang(3);
    timeouts.pass("works");
    return Promise.all(asked);
  };
  return { ...servers, timeouts, probes, works, hang, open };
}

describe("a subgraph that hangs", () => {
  it("costs 1,000 operations that do not need it neither a slot nor an answer", async () => {
    const { ask, hang, timeouts } = await heldServers({ isLimited: true, settings });
    const hanging = await hang(slots);

    const refused: unknown[] = [];
    for (let round = 0; round < 1_000 / others.length; round += 1) {
      const replies = await Promise.all(others.map((query) => ask(query)));
      refused.push(...replies.filter(({ status, errors }) => status !== 200 || errors.length > 0));
    }
    const oneMore = await ask(needsWorks);
    timeouts.pass("works");
    const timedOut = await Promise.all(hanging);

    expect(refused).toEqual([]);
    expect(oneMore.data).toEqual({ awards: null, people: { totalCount: 31 } });
    expect(oneMore.errors).toMatchObject([
      {
        message: "The subgraph works is not asked, because too many requests wait for it.",
        path: ["awards"],
        extensions: { code: "DOWNSTREAM_SERVICE_ERROR", service: "works", reason: "OVERLOADED" },
      },
    ]);
    expect(timedOut.map(({ errors }) => errors[0]?.extensions?.["reason"])).toEqual(
      timedOut.map(() => "TIMEOUT"),
    );
  });

  it("still counts its operations as their client's", async () => {
    const { ask, hang, timeouts } = await heldServers({
      isLimited: true,
      settings: { ...settings, MAX_AT_ONCE_PER_CLIENT: "2" },
    });
    const hanging = await hang(2);

    const { status, errors } = await ask("{ people { totalCount } }");
    timeouts.pass("works");
    await Promise.all(hanging);
    const after = await ask("{ people { totalCount } }");

    expect([status, errors[0]?.extensions?.["code"], after.status]).toEqual([429, "TOO_MANY_AT_ONCE", 200]);
  });

  it("is not asked once three operations in succession had no answer, until it answers a probe", async () => {
    const { ask, open, works, probes, timeouts, log } = await heldServers();
    await open();
    const before = works.received.length;

    const failed = await ask(needsWorks);
    probes.pass();
    await until(() => timeouts.of("works").length === 4);
    timeouts.pass("works");
    await until(() => probes.waits.length === 2);
    const failedAgain = await ask(needsWorks);
    await works.heal();
    probes.pass();
    await until(() => log.some((line) => line.includes("a subgraph answers again")));
    const answered = await ask(needsWorks);

    for (const { data, errors } of [failed, failedAgain]) {
      expect(data).toEqual({ awards: null, people: { totalCount: 31 } });
      expect(errors).toMatchObject([
        {
          message: "The subgraph works is not asked, because it has not answered lately.",
          extensions: { code: "DOWNSTREAM_SERVICE_ERROR", service: "works", reason: "CIRCUIT_OPEN" },
        },
      ]);
    }
    expect(probes.waits).toEqual([1_000, 2_000]);
    expect(answered.errors).toEqual([]);
    expect(works.received).toHaveLength(before + 1);
    expect(log.filter((line) => line.includes("it is not asked until"))).toHaveLength(1);
  });

  it("is not asked by operations that wait for one of its slots while its circuit opens", async () => {
    const { ask, hang, timeouts, works, proxies } = await heldServers({
      isLimited: true,
      settings: { ...settings, MAX_WAITING: "100" },
    });
    const hanging = await hang(slots);
    const waiting = Array.from({ length: 20 }, () => ask(needsWorks));
    await until(() => proxies.people.received.length === slots + waiting.length);
    timeouts.pass("works");
    const replies = await Promise.all([...hanging, ...waiting]);

    const reasons = replies.map(({ errors }) => errors[0]?.extensions?.["reason"]);
    expect(works.received).toHaveLength(slots);
    expect(new Set(reasons)).toEqual(new Set(["TIMEOUT", "CIRCUIT_OPEN"]));
  });

  it("is asked on while it answers one of three operations", async () => {
    const { ask, hang, works, timeouts } = await heldServers();
    for (let time = 0; time < 3; time += 1) {
      const hanging = await hang(2);
      timeouts.pass("works");
      await Promise.all(hanging);
      await works.heal();
      expect((await ask(needsWorks)).errors).toEqual([]);
    }
  });

  it("is not blamed for clients with little time, nor for those that leave", async () => {
    const { ask, works } = await heldServers();
    works.misbehave(silence);
    for (let time = 0; time < 4; time += 1) {
      await ask(needsWorks, { headers: { "x-request-timeout-ms": "1" } }).catch(() => null);
    }
    for (let time = 0; time < 4; time += 1) {
      const leaving = new AbortController();
      const before = works.received.length;
      const left = ask(needsWorks, { signal: leaving.signal }).catch(() => null);
      await until(() => works.received.length > before);
      leaving.abort();
      await left;
      await works.received.at(-1)?.wasLeft;
    }
    await works.heal();

    expect((await ask(needsWorks)).errors).toEqual([]);
  });

  it("is blamed once by an operation that asks it several times", async () => {
    const { ask, works } = await heldServers();
    await works.refuse();
    const several = `{ awards { totalCount } person(slug: "victoria-carr") {
      honours(first: 1) { totalCount } affiliations(first: 1) { nodes { organisation { awards(first: 1) { totalCount } } } } } }`;

    const lost = [await ask(several), await ask(several)].flatMap(({ errors }) => errors);
    await works.heal();

    expect(lost).toHaveLength(6);
    expect((await ask(several)).errors).toEqual([]);
  });

  it("has no stream opened while its circuit is open, and no longer than its time before", async () => {
    const { ask, proxies, timeouts, router } = await heldServers();
    const { discovery } = proxies;
    discovery.misbehave(silence);
    discovery.hangsStreams = true;
    const subscribe = async () => {
      const response = await fetch(router, {
        method: "POST",
        headers: { accept: "text/event-stream", "content-type": "application/json" },
        body: JSON.stringify({ query: "subscription { changed { cursor } }" }),
      });
      return response.text();
    };

    const late = subscribe();
    await until(() => discovery.received.length === 1);
    timeouts.pass("discovery");
    const gaps = [1, 2, 3].map(() => ask("{ dataGaps { totalCount } }"));
    await until(() => discovery.received.length === 4);
    timeouts.pass("discovery");
    await Promise.all(gaps);
    const refused = await subscribe();

    expect(await late).toContain('"reason":"TIMEOUT"');
    expect(refused).toContain('"reason":"CIRCUIT_OPEN"');
    expect(discovery.received).toHaveLength(4);
  });
});

describe("a subgraph whose connections break", () => {
  it("is asked a second time by what only reads, and no third time", async () => {
    const { ask, works } = await heldServers();
    works.misbehave(breaksConnections);

    const { errors } = await ask(needsWorks);
    const attempts = works.received.length;
    let times = 0;
    works.misbehave(async (response, real, asked) => {
      times += 1;
      if (times === 1) return void response.destroy();
      const { status, body } = await real(asked);
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    const answered = await ask(needsWorks);

    expect(errors).toMatchObject([{ extensions: { reason: "UNREACHABLE" } }]);
    expect([attempts, times, answered.errors]).toEqual([2, 2, []]);
  });

  it("is asked once for a mutation, which it may have carried out", async () => {
    const { ask, proxies, catalogue } = await heldServers();
    const headers = await keyOf(catalogue, Role.EDITOR);
    proxies.editing.misbehave(breaksConnections);

    const { errors } = await ask(
      'mutation { updatePerson(input: { id: "victoria-carr", honorificPrefix: "Prof" }) { __typename } }',
      { headers },
    );

    expect(errors).toMatchObject([{ extensions: { reason: "UNREACHABLE" } }]);
    expect(proxies.editing.received).toHaveLength(1);
  });
});

import { answerWithout, type AnswerWithout } from "../helpers/answer-without";
import {
  federatedServers,
  leaks,
  sorted,
  subgraphNames,
  type FederatedServers,
  type Reply,
} from "../helpers/federated-servers";
import { graphOver } from "../helpers/graph-over";
import { HeldTimeouts } from "../helpers/held-timeouts";
import {
  answers,
  answersJson,
  brokenOff,
  drift,
  endless,
  half,
  silence,
  trickle,
} from "../helpers/misbehaviours";
import { SubgraphProxy, type Misbehaviour } from "../helpers/subgraph-proxy";

/** Root fields of all five subgraphs, and fields of each on others' entities, in lists. */
const everything = `query Everything {
  viewer { name }
  person(slug: "victoria-carr") {
    name
    publications(first: 2) { totalCount nodes { role publication { kind title publisher { name } } } }
    appearances(first: 2) { nodes { roles episode { displayTitle show { kind } } } }
    affiliations(first: 2) {
      nodes { kind organisation { name awards(first: 1) { totalCount } subjectOf(first: 1) { totalCount } } }
    }
  }
  episodes(first: 2) {
    nodes { displayTitle appearances(first: 2) { nodes { person { sortName honours(first: 1) { totalCount } } } } }
  }
  publications(first: 2) {
    nodes { title subjectOf(first: 1) { totalCount } contributions(first: 2) { nodes { person { name } } } }
  }
  dataGaps(first: 3, types: [Publication, Episode]) {
    nodes { kind subject { __typename id ... on Publication { title } ... on Episode { title } } }
  }
}`;

const html = "<html><body>Bad gateway at 10.0.0.7:8080</body></html>";
const secret = "password=hunter2";

interface Fault {
  readonly what: string;
  /** Null: the subgraph refuses connections. */
  readonly behaviour: Misbehaviour | null;
  readonly reason: string;
  /** What the log must contain. */
  readonly detail: RegExp;
}

const faults: readonly Fault[] = [
  { what: "refuses connections", behaviour: null, reason: "UNREACHABLE", detail: /ECONNREFUSED/ },
  { what: "never answers", behaviour: silence, reason: "TIMEOUT", detail: /aborted due to timeout/ },
  {
    what: "sends one byte a second",
    behaviour: trickle,
    reason: "TIMEOUT",
    detail: /aborted due to timeout/,
  },
  {
    what: "sends an endless body",
    behaviour: endless,
    reason: "BAD_ANSWER",
    detail: /larger than 1000000 bytes/,
  },
  {
    what: "answers 500 in HTML",
    behaviour: answers(500, html),
    reason: "BAD_ANSWER",
    detail: /got 500, no type, 54 bytes/,
  },
  {
    what: "answers 200 in HTML",
    behaviour: answers(200, html),
    reason: "BAD_ANSWER",
    detail: /got 200, no type, 54 bytes/,
  },
  {
    what: "answers with an empty body",
    behaviour: answers(200, ""),
    reason: "BAD_ANSWER",
    detail: /got 200, no type, 0 bytes/,
  },
  {
    what: "sends truncated JSON",
    behaviour: half,
    reason: "BAD_ANSWER",
    detail: /expected JSON, but got 200, application.json, \d+ bytes/,
  },
  { what: "closes the connection", behaviour: brokenOff, reason: "UNREACHABLE", detail: /terminated/ },
  ...["[]", "null", '"data"', "{}", '{"data":null}', '{"errors":{"message":"no list"}}'].map((body) => ({
    what: `sends the JSON ${body}`,
    behaviour: answersJson(body),
    reason: "BAD_ANSWER",
    detail: /expected data or errors/,
  })),
  ...["[]", '"people"', "12"].map((data) => ({
    what: `sends ${data} as data`,
    behaviour: answersJson(`{"data":${data}}`),
    reason: "BAD_DATA",
    detail: /expected|the field is missing/,
  })),
  { what: "has a different schema", behaviour: drift, reason: "SCHEMA_DRIFT", detail: /nothingLikeIt/ },
  {
    what: "fails with an error without path and code",
    behaviour: answersJson(JSON.stringify({ data: null, errors: [{ message: secret }] })),
    reason: "BAD_ANSWER",
    detail: /hunter2/,
  },
];

describe("a router", () => {
  const timeouts = new HeldTimeouts();
  let servers: FederatedServers;
  let healthy: Reply;
  beforeAll(async () => {
    servers = await federatedServers({ timeouts, maxAnswerBytes: 1_000_000 });
    healthy = await servers.ask(everything);
  });
  afterEach(() => servers.healAll());

  it("sends the test query to all five subgraphs", () => {
    expect(healthy.errors).toEqual([]);
    for (const name of subgraphNames) expect(servers.proxies[name].received).not.toEqual([]);
  });

  describe.each(subgraphNames)("a subgraph (%s)", (name) => {
    let expected: AnswerWithout;
    beforeAll(async () => {
      expected = await answerWithout(name, graphOver(servers.catalogue), {
        query: everything,
        variables: {},
      });
    });

    it.each(faults)(
      "that $what costs only its own fields, until it recovers",
      async ({ behaviour, reason, detail }) => {
        const proxy = servers.proxies[name];
        if (!behaviour) await proxy.refuse();
        else if (reason !== "TIMEOUT") proxy.misbehave(behaviour);
        else
          proxy.misbehave((...asked) => {
            void behaviour(...asked);
            timeouts.pass(name);
          });
        servers.log.length = 0;
        proxy.received.length = 0;

        const reply = await servers.ask(everything, { headers: { "x-request-id": `without-${name}` } });
        // No connection stays open.
        await Promise.all(proxy.received.map(({ wasLeft }) => wasLeft));
        await proxy.heal();
        const next = await servers.ask(everything);

        expect(reply.status).toBe(200);
        expect(JSON.stringify(reply.data)).toBe(expected.data);
        expect(sorted(reply.errors.map(({ path }) => path))).toEqual(sorted(expected.paths));
        for (const { extensions } of reply.errors) {
          expect(extensions).toEqual({ code: "DOWNSTREAM_SERVICE_ERROR", service: name, reason });
        }
        expect(reply.text).not.toMatch(leaks);
        expect(servers.logOf(`without-${name}`)).toMatch(detail);
        expect(next.text).toBe(healthy.text);
      },
    );
  });

  describe("a subgraph that redirects", () => {
    it("is not followed, and counts as a bad answer", async () => {
      const elsewhere = await SubgraphProxy.before(servers.addresses.works);
      servers.proxies.works.misbehave(answers(307, "", { location: elsewhere.url }));

      const { data, errors, text } = await servers.ask(
        "{ publications { totalCount } people { totalCount } }",
        {
          headers: { "x-request-id": "redirected" },
        },
      );
      await servers.proxies.works.heal();

      expect(data).toEqual({ publications: null, people: { totalCount: 31 } });
      expect(errors).toMatchObject([{ path: ["publications"], extensions: { reason: "BAD_ANSWER" } }]);
      expect(text).not.toMatch(leaks);
      expect(servers.logOf("redirected")).toContain(`got 307 to ${new URL(elsewhere.url).origin}"`);
      expect(elsewhere.received).toEqual([]);
    });
  });
});

import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { sseTransport } from "../../src/router/sse-transport";
import { internalRequest } from "../../src/server/request-context";
import { afterTests } from "../helpers/after-tests";
import { federatedServers, type FederatedServers } from "../helpers/federated-servers";
import { answersJson, changed } from "../helpers/misbehaviours";
import type { Misbehaviour } from "../helpers/subgraph-proxy";

/** Typed as a value, and as an alias. */
const typed = "hunter2";
const query = `query ($slug: String!) { ${typed}: publication(slug: $slug) { ${typed}: title kind } }`;

const saysOf = (message: string, code?: string) =>
  answersJson(JSON.stringify({ data: null, errors: [{ message, extensions: { code } }] }));

const echoes: ReadonlyArray<readonly [what: string, behaviour: Misbehaviour, detail: RegExp]> = [
  [
    "a page with what was asked",
    (response, _real, asked) =>
      void response.writeHead(502, { "content-type": "text/html" }).end(`<p>${asked}`),
    /expected JSON, but got 502, text\/html, \d+ bytes/,
  ],
  [
    "what was asked as JSON",
    (response, _real, asked) => void response.end(asked),
    /expected data or errors, but got 200, no type, \d+ bytes/,
  ],
  [
    "a redirect to what was asked",
    (response) => void response.writeHead(307, { location: `https://example.org/?q=${typed}` }).end(),
    /got 307 to https:\/\/example\.org"/,
  ],
  [
    "graphql's message about a value",
    saysOf(`Variable "$slug" got invalid value "${typed}"; Expected type "Slug".`, "BAD_USER_INPUT"),
    /works: Variable \\"…\\"\./,
  ],
  ["a message that quotes a value", saysOf(`no row '${typed}' there`), /works: no row '…' there/],
  [
    "a value of the wrong type",
    changed(({ data }) => {
      const [publication] = Object.values(data as Record<string, { kind: unknown }>);
      if (publication) publication.kind = typed;
    }),
    /kind: Enum \\"PublicationKind\\" cannot represent value/,
  ],
  [
    "an answer without a field",
    changed(({ data }) => {
      for (const publication of Object.values(data as Record<string, Record<string, unknown>>))
        for (const key of Object.keys(publication)) delete publication[key];
    }),
    /Publication\.title: the field is missing/,
  ],
];

describe("the log of a router", () => {
  let servers: FederatedServers;
  let slug: string;
  beforeAll(async () => {
    servers = await federatedServers();
    const { data } = await servers.ask<{ publications: { nodes: Array<{ slug: string }> } }>(
      "{ publications(first: 1) { nodes { slug } } }",
    );
    slug = data.publications.nodes[0]?.slug ?? "";
  });
  afterEach(() => servers.healAll());

  it.each(echoes)(
    "says why %s is a fault, and nothing that a client typed",
    async (_what, behaviour, detail) => {
      servers.proxies.works.misbehave(behaviour);
      servers.log.length = 0;

      const { errors } = await servers.ask(query, { variables: { slug } });

      expect(errors.map(({ extensions }) => extensions?.["code"])).toContain("DOWNSTREAM_SERVICE_ERROR");
      expect(servers.log.join("")).toMatch(detail);
      expect(servers.log.join("")).not.toContain(typed);
    },
  );
});

describe("a subscription at a subgraph that sends", () => {
  it.each([
    ["an event of another name", `event: ${typed}\ndata: {}\n\n`],
    ["an event that is no answer", `event: next\ndata: {"you typed":"${typed}"}\n\n`],
  ])("%s ends with a fault, whose message has nothing of them", async (_what, sent) => {
    const subgraph = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end(sent);
    }).listen(0, "127.0.0.1");
    afterTests(async () => subgraph.close());
    await once(subgraph, "listening");
    const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
    const subscribe = sseTransport({ addressOf: () => url, timeoutMs: 500_000 });
    const request = {
      subgraph: "discovery",
      query,
      variables: {},
      context: internalRequest("a-test", 60_000),
    };

    const answers = subscribe(request)[Symbol.asyncIterator]();

    const fault: unknown = await answers.next().catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: "SubgraphFault", reason: "BAD_ANSWER" });
    expect(String(fault)).not.toContain(typed);
  });
});

import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { compose } from "../../src/federation/compose";
import { addressOf } from "../../src/subgraphs/addresses";
import { subgraphDefinitions } from "../../src/subgraphs/supergraph";
import { composedSupergraph } from "../helpers/composed-supergraph";
import { federatedServers, subgraphNames, type FederatedServers } from "../helpers/federated-servers";
import { rostrum } from "../helpers/command-line";
import { SubgraphProxy } from "../helpers/subgraph-proxy";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const count = "{ people { totalCount } }";

/** A supergraph of these subgraphs, at the addresses of their proxies. */
function supergraphAt(
  { proxies }: Pick<FederatedServers, "proxies">,
  { without, moved = {} }: { without?: string; moved?: Record<string, string> } = {},
): string {
  return subgraphNames.reduce(
    (sdl, name) => sdl.replace(`"${addressOf(name)}"`, `"${moved[name] ?? proxies[name].url}"`),
    composedWithout(without),
  );
}

const whole = composedSupergraph();
const composed = new Map<string | undefined, string>([[undefined, whole]]);

/** The supergraph without this subgraph, composed once: that takes half a second. */
function composedWithout(without: string | undefined): string {
  const known = composed.get(without);
  if (known !== undefined) return known;
  const { supergraphSdl: sdl, problems } = compose(
    subgraphDefinitions().filter(({ name }) => name !== without),
  );
  expect(problems).toEqual([]);
  composed.set(without, sdl ?? "");
  return sdl ?? "";
}

/** Servers whose router takes the subgraphs' addresses from the supergraph only. */
async function serversOfAFile(): Promise<FederatedServers> {
  const servers = await federatedServers({ settings: { SUBGRAPHS: "" } });
  await servers.replaceSupergraph(supergraphAt(servers));
  await logged(servers, "serving a new supergraph");
  return servers;
}

async function logged({ log }: FederatedServers, text: string): Promise<string> {
  for (;;) {
    const line = log.find((one) => one.includes(text));
    if (line !== undefined) return line;
    await sleep(20);
  }
}

describe("a router whose supergraph file becomes", () => {
  let servers: FederatedServers;
  beforeAll(async () => {
    servers = await serversOfAFile();
  });

  it.each([
    ["empty", "", /Syntax Error: Unexpected <EOF>/],
    ["garbage", "\u0000\u0001 garbage }", /Syntax Error/],
    ["truncated", whole.slice(0, whole.length / 2), /Syntax Error/],
    ["a schema without subgraphs", "type Query { people: Int }", /names no subgraph/],
    [
      "one with an unknown type",
      whole.replace("nodes: [Person!]!", "nodes: [Nobody!]!"),
      /Unknown type "Nobody"/,
    ],
    [
      "one with an object that lacks a field of its interface",
      whole.replace(/(type Person implements[^{]*\{[^}]*?)\bslug: String!/, "$1notSlug: String!"),
      /Interface field Thing.slug expected but Person does not provide it/,
    ],
    [
      "one without root types",
      whole.replaceAll(/^type Query\b/gm, "type Roots").replace("query: Query", "query: Roots"),
      /Query root type must be provided/,
    ],
    [
      "one with a key that does not parse",
      whole.replace('key: "id"', 'key: "id {"'),
      /are not fields of About/,
    ],
    [
      "one with a key of an unknown field",
      whole.replace('key: "id"', 'key: "code"'),
      /Cannot query field "code"/,
    ],
    [
      "one with a key on an enum",
      whole.replace(/enum Platform @join__type\(graph: \w+/, '$&, key: "id"'),
      /are not fields of Platform/,
    ],
    [
      "one with an unknown subgraph",
      whole.replace("graph: WORKS", "graph: NOBODY"),
      /"NOBODY" does not exist|has invalid value NOBODY/,
    ],
    [
      "one with a type that does not parse",
      whole.replace("@join__field(graph: PEOPLE", '$&, type: "["'),
      /"\[" is not a type/,
    ],
  ])("%s keeps the old one, and logs the reason", async (_what, sdl, why) => {
    expect(sdl).not.toBe(whole);
    servers.log.length = 0;

    await servers.replaceSupergraph(sdl);
    const line = await logged(servers, "refused a new supergraph");

    const { file, err } = JSON.parse(line) as { file: string; err: { message: string; code: string } };
    expect({ file, code: err.code }).toEqual({ file: servers.supergraphFile, code: "BAD_SUPERGRAPH" });
    expect(err.message).toMatch(why);
    const { data, errors } = await servers.ask(
      `{ people { totalCount } dataGaps(first: 1) { nodes { kind } } }`,
    );
    expect({ data, errors }).toMatchObject({ data: { people: { totalCount: 31 } }, errors: [] });
  });

  it("valid again serves it", async () => {
    servers.log.length = 0;

    await servers.replaceSupergraph(supergraphAt(servers, { without: "discovery" }));
    await logged(servers, "serving a new supergraph");

    const { errors } = await servers.ask("{ dataGaps { totalCount } }");
    expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    expect((await servers.ask(count)).data).toEqual({ people: { totalCount: 31 } });
  });
});

describe("a router that gets a new supergraph", () => {
  it("drops no request", async () => {
    const servers = await serversOfAFile();
    const expected = (await servers.ask(count)).text;
    const asking = new AbortController();
    const replies = new Set<string>();
    const answered = { times: 0 };
    const clients = Array.from({ length: 4 }, async () => {
      while (!asking.signal.aborted) {
        replies.add((await servers.ask(count)).text);
        answered.times += 1;
      }
    });

    for (const without of ["discovery", "works", undefined]) {
      servers.log.length = 0;
      const enough = answered.times + 20;
      await servers.replaceSupergraph(supergraphAt(servers, { without }));
      await logged(servers, "serving a new supergraph");
      while (answered.times < enough) await sleep(5);
    }
    asking.abort();
    await Promise.all(clients);

    expect(replies).toEqual(new Set([expected]));
  });

  it("finishes requests of the old one, with a subgraph that the new one lacks", async () => {
    const servers = await serversOfAFile();
    const { discovery, people } = servers.proxies;
    let release = () => {};
    people.misbehave(async (response, real, asked) => {
      await new Promise<void>((resolve) => (release = resolve));
      response.end((await real(asked)).body);
    });
    const begun = servers.ask('{ person(slug: "victoria-carr") { honours(first: 1) { totalCount } } }');
    while (people.received.length === 0) await sleep(5);

    servers.log.length = 0;
    await servers.replaceSupergraph(supergraphAt(servers, { without: "works" }));
    await logged(servers, "serving a new supergraph");
    release();

    const { data, errors } = await begun;
    expect({ data, errors }).toEqual({ data: { person: { honours: { totalCount: 1 } } }, errors: [] });
    expect(discovery.received).toEqual([]);
  });

  it("uses the new address of a subgraph", async () => {
    const servers = await serversOfAFile();
    const elsewhere = await SubgraphProxy.before(servers.addresses.people);
    await servers.ask(count);
    servers.log.length = 0;

    await servers.replaceSupergraph(supergraphAt(servers, { moved: { people: elsewhere.url } }));
    await logged(servers, "serving a new supergraph");
    await servers.proxies.people.refuse();

    expect((await servers.ask(count)).data).toEqual({ people: { totalCount: 31 } });
    expect(elsewhere.received).toHaveLength(1);
  });
});

describe("rostrum compose with a subgraph that does not compose", () => {
  it("exits with 1 and prints each problem with its code; the file stays unchanged", async () => {
    const folder = await temporaryFolder();
    await writeFile(
      `${folder}/bad.graphql`,
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
       type Query { hello: String }
       type Person @key(fields: "id") { id: ID! name: Int }`,
    );
    await writeFile(`${folder}/supergraph.graphql`, "the old one");
    const words = ["--with", `bad=${folder}/bad.graphql@http://127.0.0.1:4005/graphql`];

    const printed = await rostrum(["compose", ...words, "--out", `${folder}/supergraph.graphql`]);
    const inJson = await rostrum(["compose", ...words, "--json"]);

    expect(printed.code).toBe(1);
    expect(printed.err).toMatch(/^FIELD_TYPE_MISMATCH Type of field "Person.name" is incompatible/);
    expect(await readFile(`${folder}/supergraph.graphql`, "utf8")).toBe("the old one");
    expect(inJson.code).toBe(1);
    expect((JSON.parse(inJson.out) as { problems: unknown[] }).problems).toContainEqual(
      expect.objectContaining({ code: "FIELD_TYPE_MISMATCH" }),
    );
  });
});

import { subgraphGraph, wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { logOnly } from "../../src/server/telemetry/telemetry";
import { discovery } from "../../src/subgraphs/discovery";
import { federatedServers } from "../helpers/federated-servers";
import { logTo, served } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

interface Asked {
  readonly url: string;
  /** Warnings and errors. */
  readonly faults: () => string[];
}

const servers: Record<string, () => Promise<Asked>> = {
  async whole() {
    const [catalogue, lines, { limits }] = [await startingCatalogue(), [] as string[], readSettings({})];
    const log = logTo(lines);
    const graph = (plugins: Parameters<typeof wholeGraph>[2]) => wholeGraph(catalogue, log, plugins, limits);
    const { url } = await served(graph, { telemetry: logOnly(log), limits });
    return { url: `${url}/graphql`, faults: () => faultsIn(lines) };
  },
  async subgraph() {
    const [catalogue, lines] = [await startingCatalogue(), [] as string[]];
    const log = logTo(lines);
    const graph = (plugins: Parameters<typeof subgraphGraph>[3]) =>
      subgraphGraph(discovery, catalogue, log, plugins);
    const { url } = await served(graph, { telemetry: logOnly(log) });
    return { url: `${url}/graphql`, faults: () => faultsIn(lines) };
  },
  async router() {
    const { router, log } = await federatedServers({ isLimited: true });
    return { url: router, faults: () => faultsIn(log) };
  },
};

function faultsIn(lines: readonly string[]): string[] {
  return lines.filter((line) => (JSON.parse(line) as { level: number }).level > 30);
}

const field = "networkProgress(of: PEOPLE, work: COMMUNITIES)";
const [stream, json] = ["text/event-stream", "application/json"];
const validation = "GRAPHQL_VALIDATION_FAILED";

/** No fault where there are mutations: discovery alone has none. */
const typeOfMutations = "mutation { __typename }";

/** Accept header, operation, code, and the operation's name and variables. */
const requests: ReadonlyArray<readonly [string, string, string | null, Record<string, unknown>?]> = [
  [json, "mutation { x }", validation],
  [json, typeOfMutations, validation],
  [json, "mutation A { x } query B { __typename }", validation, { operationName: "A" }],
  [json, "mutation A { __typename } query B { __typename }", null, { operationName: "B" }],
  [stream, "mutation { x }", validation],
  [stream, `subscription { ${field} @skip(if: true) { done } }`, validation],
  [stream, `subscription { ${field} @include(if: false) { done } }`, validation],
  [stream, `subscription { ${field} @include { done } }`, validation],
  [stream, `subscription { ... @skip(if: true) { ${field} { done } } }`, validation],
  [
    stream,
    `subscription ($a: Boolean!) { ${field} @include(if: $a) { done } }`,
    validation,
    { variables: { a: true } },
  ],
  [
    stream,
    `subscription ($a: Boolean!) { ...A } fragment A on Subscription { ...B @skip(if: $a) } fragment B on Subscription { ${field} { done } ...A }`,
    validation,
    { variables: { a: false } },
  ],
  [json, `subscription { ${field} @skip(if: true) { done } }`, validation],
  [stream, `subscription ($a: Boolean!) { ${field} { done @skip(if: $a) __typename } }`, "BAD_USER_INPUT"],
  [
    stream,
    "subscription ($a: NetworkWork!) { networkProgress(of: PEOPLE, work: $a) { done } }",
    "BAD_USER_INPUT",
    { variables: { a: "NOTHING" } },
  ],
  [stream, `subscription A { ${field} { done } }`, "OPERATION_RESOLUTION_FAILURE", { operationName: "B" }],
  [json, "query A { __typename }", "OPERATION_RESOLUTION_FAILURE", { operationName: "B" }],
  [json, "query A { __typename }", "OPERATION_RESOLUTION_FAILURE", { operationName: "" }],
  [json, "query A { __typename } query B { __typename }", "OPERATION_RESOLUTION_FAILURE"],
  [json, "fragment A on Query { __typename }", validation],
];

describe.each(Object.entries(servers))("a %s", (name, start) => {
  const codeFor = (query: string, code: string | null) =>
    query === typeOfMutations && name !== "subgraph" ? null : code;

  it("answers each fault of a client with its own code, and logs none as ours", async () => {
    const { url, faults } = await start();

    const codes: unknown[] = [];
    for (const [accept, query, , more] of requests) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", accept },
        body: JSON.stringify({ query, ...more }),
      });
      const [code = null] = /(?<="code":")\w+/.exec(await response.text()) ?? [];
      codes.push([response.status, query, code]);
    }

    expect(codes).toEqual(requests.map(([, query, code]) => [200, query, codeFor(query, code)]));
    expect(faults()).toEqual([]);
  });

  it("refuses a mutation by GET as such", async () => {
    const { url, faults } = await start();

    const response = await fetch(`${url}?query=mutation{__typename}`, {
      headers: { "apollo-require-preflight": "1" },
    });

    expect(response.status).toBe(405);
    expect(faults()).toEqual([]);
  });
});

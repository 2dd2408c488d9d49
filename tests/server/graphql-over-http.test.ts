import { serverAudits } from "graphql-http";

import { wholeGraph } from "../../src/server/graph";
import { readSettings } from "../../src/server/settings";
import { federatedServers } from "../helpers/federated-servers";
import { silent } from "../helpers/graph-over";
import { served } from "../helpers/running-server";
import { startingCatalogue } from "../helpers/starting-catalogue";

const { limits } = readSettings({});

const servers: Record<string, () => Promise<string>> = {
  async "the whole graph in one process"() {
    const catalogue = await startingCatalogue();
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins, limits), {
      close: () => catalogue.close(),
      limits,
    });
    return `${url}/graphql`;
  },
  async "a router"() {
    return (await federatedServers()).router;
  },
};

describe.each(Object.keys(servers))("GraphQL over HTTP, audited by graphql-http, for %s", (name) => {
  let url: string;
  beforeAll(async () => {
    url = (await servers[name]?.()) ?? "";
  });

  it("passes all 61 audits, optional ones included", async () => {
    // A GET needs a header that other sites cannot send (CSRF).
    const fetchFn = (to: string, options: RequestInit = {}) => {
      const headers = new Headers(options.headers);
      headers.set("apollo-require-preflight", "1");
      return fetch(to, { ...options, headers });
    };

    const results = await Promise.all(serverAudits({ url, fetchFn }).map(({ fn }) => fn()));

    expect(
      results.flatMap((result) => (result.status === "ok" ? [] : [`${result.status}: ${result.name}`])),
    ).toEqual([]);
    expect(results).toHaveLength(61);
  });

  const refusal = async (accept: string, query: string) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify({ query }),
    });
    const { errors } = (await response.json()) as { errors: Array<{ extensions: { code: string } }> };
    return [response.status, response.headers.get("content-type")?.split(";")[0], errors[0]?.extensions.code];
  };

  it.each([
    ["application/json", 200, "application/json"],
    ["*/*", 200, "application/json"],
    ["application/graphql-response+json", 400, "application/graphql-response+json"],
    ["application/json, application/graphql-response+json;q=0.5", 400, "application/graphql-response+json"],
  ])("answers accept header %s for an invalid operation with %i", async (accept, status, type) => {
    expect(await refusal(accept, "{ nothing }")).toEqual([status, type, "GRAPHQL_VALIDATION_FAILED"]);
    expect(await refusal(accept, "{")).toEqual([status, type, "GRAPHQL_PARSE_FAILED"]);
    expect(await refusal(accept, "query ($id: ID!) { person(id: $id) { id } }")).toEqual([
      status,
      type,
      "BAD_USER_INPUT",
    ]);
    expect(await refusal(accept, "query A { __typename } query B { __typename }")).toEqual([
      status,
      type,
      "OPERATION_RESOLUTION_FAILURE",
    ]);
  });
});

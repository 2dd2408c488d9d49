import { federatedServers } from "../helpers/federated-servers";

describe("a router", () => {
  it.each([
    [
      "@defer",
      '{ person(slug: "victoria-carr") { name ... @defer { appearances(first: 1) { totalCount } } } }',
    ],
    ["@stream", "{ people(first: 2) { nodes @stream { name } } }"],
  ])("refuses %s by its name, and asks no subgraph", async (directive, query) => {
    const { ask, proxies } = await federatedServers();

    const { data, errors } = await ask(query);

    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { message: `Unknown directive "${directive}".`, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
    expect(Object.values(proxies).flatMap(({ received }) => received)).toEqual([]);
  });
});

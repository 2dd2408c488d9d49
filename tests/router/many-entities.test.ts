import { maxRepresentations } from "../../src/domain/representations";
import { testRouter } from "./planning/test-router";
import { composed } from "./planning/composed";

const supergraph = composed({
  lists: `type Query { all: [Thing!]! } type Thing @key(fields: "id") { id: ID! }`,
  names: `type Thing @key(fields: "id") { id: ID! name: String! }`,
});

describe("a list longer than the maximum of one request", () => {
  it.each([
    [maxRepresentations, [maxRepresentations]],
    [maxRepresentations + 1, [maxRepresentations, 1]],
    [0, []],
  ])("is requested in batches (%i entities)", async (count, parts) => {
    const ids = Array.from({ length: count }, (_, index) => `thing${index}`);
    const batches: number[] = [];
    const ask = testRouter(supergraph, async ({ subgraph, variables }) => {
      if (subgraph === "lists") {
        return { data: { all: ids.map((id) => ({ __typename: "Thing", id })) }, errors: [] };
      }
      const representations = variables["representations"] as Array<{ id: string }>;
      batches.push(representations.length);
      return {
        data: { _entities: representations.map(({ id }) => ({ name: `name of ${id}` })) },
        errors: [],
      };
    });

    const { data, errors } = await ask("{ all { name } }");

    expect(errors).toEqual([]);
    expect(batches).toEqual(parts);
    expect(data).toEqual({ all: ids.map((id) => ({ name: `name of ${id}` })) });
  });
});

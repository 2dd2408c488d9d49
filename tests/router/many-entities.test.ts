import { mostRepresentations } from "../../src/domain/representations";
import { planners } from "../helpers/federated-graph";
import { askerBy } from "./planning/asker-by";
import { composed } from "./planning/composed";

const supergraph = composed({
  lists: `type Query { all: [Thing!]! } type Thing @key(fields: "id") { id: ID! }`,
  names: `type Thing @key(fields: "id") { id: ID! name: String! }`,
});

describe.each(planners)(
  "by the %s planner, a list that is longer than a subgraph takes at once",
  (planner) => {
    it.each([
      [mostRepresentations, [mostRepresentations]],
      [mostRepresentations + 1, [mostRepresentations, 1]],
      [0, []],
    ])("is asked for in parts (%i things)", async (count, parts) => {
      const ids = Array.from({ length: count }, (_, index) => `thing${index}`);
      const told: number[] = [];
      const ask = askerBy(planner, supergraph, async ({ subgraph, variables }) => {
        if (subgraph === "lists") {
          return { data: { all: ids.map((id) => ({ __typename: "Thing", id })) }, errors: [] };
        }
        const representations = variables["representations"] as Array<{ id: string }>;
        told.push(representations.length);
        return {
          data: { _entities: representations.map(({ id }) => ({ name: `name of ${id}` })) },
          errors: [],
        };
      });

      const { data, errors } = await ask("{ all { name } }");

      expect(errors).toEqual([]);
      expect(told).toEqual(parts);
      expect(data).toEqual({ all: ids.map((id) => ({ name: `name of ${id}` })) });
    });
  },
);

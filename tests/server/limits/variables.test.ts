import { type OperationDefinitionNode, parse } from "graphql";

import { variableValues } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";

const operation = parse("query ($ids: [ID!]!, $first: Int = 7) { nodes(ids: $ids) { id } }")
  .definitions[0] as OperationDefinitionNode;

describe("coerced variables", () => {
  it("are the given values, with defaults", () => {
    expect(variableValues(mergedSchema(), operation, { ids: ["a"], other: 1 })).toEqual({
      ids: ["a"],
      first: 7,
    });
  });

  it("are checked only up to the tenth problem, because graphql is slow per problem", () => {
    let looked = 0;
    function* wrong() {
      for (;;) {
        looked += 1;
        yield {};
      }
    }

    expect(() => variableValues(mergedSchema(), operation, { ids: wrong() })).toThrow(
      "Expected $ids[0] to be ID!, but got an object.",
    );
    expect(looked).toBe(10);
  });
});

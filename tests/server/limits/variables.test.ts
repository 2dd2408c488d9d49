import { type OperationDefinitionNode, parse } from "graphql";

import { valuesOf } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";

const operation = parse("query ($ids: [ID!]!, $first: Int = 7) { nodes(ids: $ids) { id } }")
  .definitions[0] as OperationDefinitionNode;

describe("the values of variables", () => {
  it("are those that were given, and defaults for the rest", () => {
    expect(valuesOf(mergedSchema(), operation, { ids: ["a"], other: 1 })).toEqual({ ids: ["a"], first: 7 });
  });

  it("are looked at no further than the tenth that is wrong: graphql takes its time over each", () => {
    let looked = 0;
    function* wrong() {
      for (;;) {
        looked += 1;
        yield {};
      }
    }

    expect(() => valuesOf(mergedSchema(), operation, { ids: wrong() })).toThrow(
      "Expected $ids[0] to be ID!, but got an object.",
    );
    expect(looked).toBe(10);
  });
});

import { type OperationDefinitionNode, parse, validate } from "graphql";

import { estimateCost } from "../../../src/server/limits/estimate-cost";
import { pricedOperation } from "../../../src/server/limits/priced-operation";
import { readingPrice } from "../../../src/server/limits/reading-price";
import { variablesOf } from "../../../src/server/pages/forms";
import { type Form, operations, tombstoneOperation } from "../../../src/server/pages/operations";
import { readSettings } from "../../../src/server/settings";
import { mergedSchema } from "../../../src/subgraphs/merged";

const schema = mergedSchema();

describe("the operations behind the addresses of things", () => {
  const all = Object.entries(operations).flatMap(([form, byType]) =>
    Object.entries(byType).map(
      ([type, text]) => [`${form} of ${type}`, text, variablesOf(form as Form)] as const,
    ),
  );
  // What is of all of the graph is for the command line, which has no limits.
  const served = all.filter(([name]) => !name.endsWith("Graph"));

  it.each([...all, ["a tombstone", tombstoneOperation, {}] as const])(
    "%s is valid",
    (_name, text, _variables) => {
      expect(validate(schema, parse(text))).toEqual([]);
    },
  );

  it.each(served)("%s is within the usual limits, however long its lists are", (_name, text, variables) => {
    const document = parse(text);
    const operation = document.definitions[0] as OperationDefinitionNode;
    const { limits } = readSettings({});
    const estimate = estimateCost(pricedOperation(schema, document, operation), {
      values: { id: "ada", ...variables },
      bounds: null,
    });

    expect(estimate.price + readingPrice(text)).toBeLessThanOrEqual(limits?.price ?? 0);
    expect(estimate.nodes).toBeLessThanOrEqual(limits?.nodes ?? 0);
  });
});

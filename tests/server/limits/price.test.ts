import { readdirSync, readFileSync } from "node:fs";

import { type OperationDefinitionNode, parse } from "graphql";

import { measure } from "../../../src/server/limits/measure";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { projectFolder } from "../../helpers/starting-catalogue";

const schema = mergedSchema();

function measured(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  return measure(schema, document, document.definitions[0] as OperationDefinitionNode, variables);
}

describe("the price of an operation", () => {
  it("is a point for each thing that it could bring, a tenth for each field, and a point for each list", () => {
    // One list, ten people, a name and an id each; the page itself is a field: 13.1, and rounded up.
    expect(measured("{ people(first: 10) { nodes { id name } } }")).toMatchObject({ nodes: 10, price: 14 });
  });

  it("multiplies pages within pages", () => {
    const { nodes } = measured(
      "{ shows(first: 100) { nodes { episodes(first: 100) { nodes { appearances(first: 20) { nodes { id } } } } } } }",
    );

    expect(nodes).toBe(100 + 100 * 100 + 100 * 100 * 20);
  });

  it("goes by the values of variables, and by defaults where nothing is given", () => {
    const query = "query ($n: Int = 7) { people(first: $n) { nodes { id } } }";

    expect(measured(query, { n: 3 }).nodes).toBe(3);
    expect(measured("{ people { nodes { id } } }").nodes).toBe(20);
    expect(measured("{ nodes(ids: [1, 2, 3]) { id } }").nodes).toBe(3);
  });

  it("counts a fragment wherever it is spread", () => {
    const once = measured("{ people(first: 10) { nodes { ...F } } } fragment F on Person { id name }");
    const twice = measured(
      "{ a: people(first: 10) { nodes { ...F } } b: people(first: 10) { nodes { ...F } } } fragment F on Person { id name }",
    );

    expect(twice.nodes).toBe(2 * once.nodes);
    expect(twice).toMatchObject({ aliases: 2, rootFields: 2 });
  });

  it("costs nothing for the schema itself", () => {
    expect(measured("{ __schema { types { name fields { name } } } }").price).toBe(0);
  });

  it.each(readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql")))(
    "of %s is within what anyone may ask",
    (name) => {
      const { price, nodes, depth } = measured(readFileSync(`${projectFolder}/examples/${name}`, "utf8"));

      expect(price).toBeLessThanOrEqual(1_000);
      expect(nodes).toBeLessThanOrEqual(10_000);
      expect(depth).toBeLessThanOrEqual(15);
    },
  );
});

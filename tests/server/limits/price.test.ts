import { readdirSync, readFileSync } from "node:fs";

import { type OperationDefinitionNode, parse } from "graphql";

import { measure } from "../../../src/server/limits/measure";
import { valuesOf } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { projectFolder } from "../../helpers/starting-catalogue";

const schema = mergedSchema();

function measured(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  return measure(schema, document, operation, valuesOf(schema, operation, variables));
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
    expect(measured(query).nodes).toBe(7);
    expect(measured("{ people { nodes { id } } }").nodes).toBe(20);
    expect(measured("{ nodes(ids: [1, 2, 3]) { id } }").nodes).toBe(3);
  });

  it("leaves out what a condition excludes by its default", () => {
    const query =
      "query ($isShort: Boolean = true) { people(first: 9) @skip(if: $isShort) { nodes { id } } }";

    expect(measured(query).nodes).toBe(0);
    expect(measured(query, { isShort: false }).nodes).toBe(9);
  });

  it("goes by the types that ids tell", () => {
    const query = (id: string) =>
      `{ node(id: "${id}") { id ... on Person { appearances(first: 50) { nodes { id } } } } }`;

    expect(measured(query("person_1111111111111111111111")).nodes).toBe(51);
    expect(measured(query("topic_1111111111111111111111")).nodes).toBe(1);
    expect(measured(query("nothing-known")).nodes).toBe(1);
  });

  it("knows what costs more than it brings: groups, counts, filters and search", () => {
    const groups = "groups(first: 1) { nodes { key } }";
    const by = `{ appearancesBy(dimension: TOPIC) { ${groups} } }`;
    const byTwo = `{ appearancesBy(dimension: TOPIC, and: SHOW) { groups(first: 50) { nodes { within { ${groups} } } } } }`;

    expect(measured(by).price).toBeGreaterThanOrEqual(300);
    // What is within all groups is counted at once.
    expect(measured(byTwo).price).toBeGreaterThanOrEqual(600);
    expect(measured(byTwo).price).toBeLessThan(1_000);
    expect(measured("{ appearances(first: 1) { totalCount } }").price).toBeGreaterThanOrEqual(10);
    expect(
      measured("{ appearances(first: 1, filter: { roles: [GUEST] }) { nodes { id } } }").price,
    ).toBeGreaterThanOrEqual(50);
    expect(measured("{ appearances(first: 1, filter: {}) { nodes { id } } }").price).toBeLessThan(10);
    expect(measured('{ search(text: "a") { words } }').price).toBeGreaterThanOrEqual(10);
  });

  it("counts a fragment wherever it is spread", () => {
    const once = measured("{ people(first: 10) { nodes { ...F } } } fragment F on Person { id name }");
    const twice = measured(
      "{ a: people(first: 10) { nodes { ...F } } b: people(first: 10) { nodes { ...F } } } fragment F on Person { id name }",
    );

    expect(twice.nodes).toBe(2 * once.nodes);
    expect(twice).toMatchObject({ aliases: 2, rootFields: 2 });
  });

  it("is at least 1, also for the schema itself", () => {
    expect(measured("{ __schema { types { name fields { name } } } }").price).toBe(1);
    expect(measured("{ __typename }").price).toBe(1);
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

import { readdirSync, readFileSync } from "node:fs";

import { type OperationDefinitionNode, parse } from "graphql";

import type { Bounds } from "../../../src/domain/bounds";
import { idPrefixes } from "../../../src/domain/ids";
import { toMany } from "../../../src/entities/relations";
import { estimateCost } from "../../../src/server/limits/estimate-cost";
import { pricedOperation } from "../../../src/server/limits/priced-operation";
import { variableValues } from "../../../src/server/limits/variables";
import { mergedSchema } from "../../../src/subgraphs/merged";
import { boundsOfFacts } from "../../helpers/bounds-of-facts";
import { projectFolder } from "../../helpers/starting-catalogue";

const schema = mergedSchema();

function measured(query: string, variables: Record<string, unknown> = {}, bounds: Bounds | null = null) {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const values = variableValues(schema, operation, variables);
  return estimateCost(pricedOperation(schema, document, operation), { values, bounds });
}

describe("the price of an operation", () => {
  it("is 10 points, 1 per entity, 0.1 per field and 1 per list", () => {
    // One list, ten people with a name and an id each; the page counts as a field: 13.1, rounded down.
    expect(measured("{ people(first: 10) { nodes { id name } } }")).toMatchObject({ nodes: 10, price: 23 });
  });

  it("multiplies nested pages", () => {
    const { nodes } = measured(
      "{ shows(first: 100) { nodes { episodes(first: 100) { nodes { appearances(first: 20) { nodes { id } } } } } } }",
    );

    expect(nodes).toBe(100 + 100 * 100 + 100 * 100 * 20);
  });

  it("uses the values of variables, and defaults", () => {
    const query = "query ($n: Int = 7) { people(first: $n) { nodes { id } } }";

    expect(measured(query, { n: 3 }).nodes).toBe(3);
    expect(measured(query).nodes).toBe(7);
    expect(measured("{ people { nodes { id } } }").nodes).toBe(20);
    expect(measured("{ nodes(ids: [1, 2, 3]) { id } }").nodes).toBe(3);
  });

  it("leaves out fields that a condition's default excludes", () => {
    const query =
      "query ($isShort: Boolean = true) { people(first: 9) @skip(if: $isShort) { nodes { id } } }";

    expect(measured(query).nodes).toBe(0);
    expect(measured(query, { isShort: false }).nodes).toBe(9);
  });

  it("uses the types of ids", () => {
    const query = (id: string) =>
      `{ node(id: "${id}") { id ... on Person { appearances(first: 50) { nodes { id } } } } }`;

    expect(measured(query("person_1111111111111111111111")).nodes).toBe(51);
    expect(measured(query("topic_1111111111111111111111")).nodes).toBe(1);
    expect(measured(query("nothing-known")).nodes).toBe(1);
  });

  it("counts each object of a list with several types once, as the most expensive one", () => {
    const ofOne = (type: string, list: string) => `... on ${type} { ${list}(first: 10) { nodes { id } } }`;
    const ids = ["person_1111111111111111111111", "organisation_1111111111111111111111"];
    const query = (selections: string) => `{ nodes(ids: ${JSON.stringify(ids)}) { ${selections} } }`;
    const people = ofOne("Person", "appearances");

    // Lists are charged for each type: one point more.
    expect(measured(query(people + ofOne("Organisation", "appearances"))).price).toBe(
      measured(query(people)).price + 1,
    );
  });

  it("has surcharges by the number of facts that a network reads, and for each window", () => {
    const priceOf = (query: string, bounds: Bounds | null) => measured(query, {}, bounds).price;
    const network = "{ network(of: PEOPLE) { order } }";
    const flows = "{ network(of: PEOPLE) { windows(years: 1) { flowCount } } }";

    expect(priceOf(network, boundsOfFacts(100))).toBeLessThan(40);
    // A client may ask for a network on 30,000 appearances, and with a key for its flows.
    expect(priceOf(network, boundsOfFacts(30_000))).toBeGreaterThan(800);
    expect(priceOf(network, boundsOfFacts(30_000))).toBeLessThan(1_000);
    expect(priceOf(network, boundsOfFacts(300_000))).toBeGreaterThan(7_800);
    // What is not known is a large catalogue.
    expect(priceOf(network, null)).toBe(priceOf(network, boundsOfFacts(30_000)));
    expect(priceOf(flows, boundsOfFacts(100))).toBeLessThan(150);
    expect(priceOf(flows, boundsOfFacts(30_000))).toBeGreaterThan(4_000);
    expect(priceOf(flows, boundsOfFacts(30_000))).toBeLessThan(5_000);
  });

  it("adds surcharges for groups, counts, filters and search", () => {
    const groups = "groups(first: 1) { nodes { key } }";
    const by = `{ appearancesBy(dimension: TOPIC) { ${groups} } }`;
    const byTwo = (first: number) =>
      `{ appearancesBy(dimension: TOPIC, and: SHOW) { groups(first: ${first}) { nodes { within { ${groups} } } } } }`;

    expect(measured(by).price).toBeGreaterThanOrEqual(300);
    // Fields within all groups are counted in one statement.
    expect(measured(byTwo(50)).price).toBeGreaterThanOrEqual(600);
    expect(measured(byTwo(50)).price - measured(byTwo(1)).price).toBeLessThan(200);
    expect(measured(byTwo(50), {}, boundsOfFacts(10_000)).price).toBeLessThan(1_000);
    expect(measured("{ appearances(first: 1) { totalCount } }").price).toBeGreaterThanOrEqual(10);
    expect(
      measured("{ appearances(first: 1, filter: { roles: [GUEST] }) { nodes { id } } }").price,
    ).toBeGreaterThanOrEqual(50);
    expect(measured("{ appearances(first: 1, filter: {}) { nodes { id } } }").price).toBe(12);
    expect(measured('{ search(text: "a") { words } }').price).toBeGreaterThanOrEqual(10);
  });

  it("adds for a filter of nested lists what it reads of each, per condition, at most all rows of the type", () => {
    const bounds = {
      revision: "",
      forgotten: 0,
      rows: { Person: 100, Appearance: 90_000 },
      children: { "Person.appearances": 12_000 },
    };
    const priceBy = (filter: string, first: number) =>
      measured(
        `{ people(first: ${first}) { nodes { appearances(first: 1, filter: ${filter}) { nodes { id } } } } }`,
        {},
        bounds,
      ).price;
    const addedBy = (filter: string, first: number) => priceBy(filter, first) - priceBy("{}", first);

    expect(addedBy("{ roles: [GUEST] }", 5)).toBe(5 + 5 * 12);
    expect(addedBy("{ roles: [GUEST], hasLink: true }", 5)).toBe(5 + 2 * 5 * 12);
    expect(addedBy("{ roles: [GUEST] }", 100)).toBe(5 + 90);
  });

  it("counts no more rows than there are, of a page by its parent and of all pages by the type", () => {
    const bounds = {
      revision: "",
      forgotten: 0,
      rows: { Person: 30, Appearance: 90 },
      children: { "Person.appearances": 12 },
    };
    const appearances = "appearances(first: 100) { nodes { id } }";
    const nodesOf = (query: string, known: Bounds | null = bounds) => measured(query, {}, known).nodes;

    expect(nodesOf("{ people(first: 100) { nodes { id } } }")).toBe(30);
    expect(nodesOf("{ people(first: 10) { nodes { id } edges { node { id } } } }")).toBe(20);
    // Twelve of each of five people, and never more than the 90 that there are.
    expect(nodesOf(`{ people(first: 5) { nodes { ${appearances} } } }`)).toBe(5 + 60);
    expect(nodesOf(`{ people(first: 100) { nodes { ${appearances} } } }`)).toBe(30 + 90);
    // A person can come several times, so that all pages may have more.
    expect(nodesOf(`{ appearances(first: 50) { nodes { person { ${appearances} } } } }`)).toBe(50 + 50 + 600);
    // What is not known is a full page.
    expect(nodesOf(`{ people(first: 5) { nodes { ${appearances} } } }`, null)).toBe(5 + 500);
    expect(nodesOf("{ shows(first: 100) { nodes { id } } }")).toBe(100);
  });

  it("depends on the conditions of each request, though it is compiled once", () => {
    const document = parse(
      "query ($a: Boolean!, $n: Int!) { people(first: $n) { nodes { ...F @include(if: $a) slug } } } fragment F on Person { id name }",
    );
    const operation = document.definitions[0] as OperationDefinitionNode;
    const priceOf = (values: Record<string, unknown>) =>
      estimateCost(pricedOperation(schema, document, operation), { values, bounds: null }).price;

    expect([priceOf({ a: false, n: 10 }), priceOf({ a: true, n: 10 }), priceOf({ a: true, n: 100 })]).toEqual(
      [22, 24, 141],
    );
  });

  it("counts a fragment once per spread", () => {
    const once = measured("{ people(first: 10) { nodes { ...F } } } fragment F on Person { id name }");
    const twice = measured(
      "{ a: people(first: 10) { nodes { ...F } } b: people(first: 10) { nodes { ...F } } } fragment F on Person { id name }",
    );

    expect(twice.nodes).toBe(2 * once.nodes);
    expect(twice).toMatchObject({ aliases: 2, rootFields: 2 });
  });

  it("has the 10 points that every request costs", () => {
    expect(measured("{ __typename }").price).toBe(10);
    expect(measured("{ people(first: 1) { nodes { id } } }").price).toBe(12);
  });

  /** Of a catalogue a little larger than data/. */
  const small = {
    revision: "",
    forgotten: 0,
    rows: Object.fromEntries(Object.keys(idPrefixes).map((type) => [type, 200])),
    children: Object.fromEntries(Object.keys(toMany).map((relation) => [relation, 100])),
  };

  it.each(readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql")))(
    "of %s is within what anyone may ask",
    (name) => {
      const { price, nodes, depth } = measured(
        readFileSync(`${projectFolder}/examples/${name}`, "utf8"),
        {},
        small,
      );

      expect(price).toBeLessThanOrEqual(1_000);
      expect(nodes).toBeLessThanOrEqual(10_000);
      expect(depth).toBeLessThanOrEqual(15);
    },
  );
});

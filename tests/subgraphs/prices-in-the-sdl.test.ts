import { readFileSync } from "node:fs";

import {
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from "graphql";

import type { FieldPrice } from "../../src/domain/field-price";
import { priceOf } from "../../src/domain/field-price";
import { compose } from "../../src/federation/compose";
import { readSupergraph } from "../../src/router/supergraph";
import { estimateCost } from "../../src/server/limits/estimate-cost";
import { pricedOperation } from "../../src/server/limits/priced-operation";
import { setPrices } from "../../src/server/limits/supergraph-prices";
import { variableValues } from "../../src/server/limits/variables";
import { mergedSchema } from "../../src/subgraphs/merged";
import { printedSlice } from "../../src/subgraphs/slices";
import { subgraphDefinitions } from "../../src/subgraphs/supergraph";
import { composedSupergraph } from "../helpers/composed-supergraph";
import { Dice } from "../helpers/dice";
import { randomOperation } from "../helpers/random-operations";
import { projectFolder } from "../helpers/starting-catalogue";

/** The schema of a router, priced by its supergraph. */
function routerSchema(sdl: string): GraphQLSchema {
  const supergraph = readSupergraph(sdl);
  setPrices(supergraph);
  return supergraph.apiSchema;
}

function pricesIn(schema: GraphQLSchema): Map<string, FieldPrice> {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type),
  );
  return new Map(
    types.flatMap((type) =>
      Object.values(isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}).map(
        (field) => [`${type.name}.${field.name}`, priceOf(field)] as const,
      ),
    ),
  );
}

function priceAt(schema: GraphQLSchema, query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const values = variableValues(schema, operation, variables);
  return estimateCost(pricedOperation(schema, document, operation), { values, bounds: null }).price;
}

describe("the prices in the SDL of our subgraphs", () => {
  const whole = mergedSchema();
  const routed = routerSchema(composedSupergraph());

  it("give a router the price of every field that the merged server has", () => {
    const prices = pricesIn(whole);

    expect(pricesIn(routed)).toEqual(prices);
    expect([...prices.values()].filter((price) => Object.keys(price).length > 0).length).toBeGreaterThan(150);
  });

  it("make a router price 100 random operations like the merged server", () => {
    const known = () => ["person_1111111111111111111111"];
    const different = Array.from({ length: 100 }, (_, seed) => randomOperation(whole, known, new Dice(seed)))
      .map(({ query, variables }) => ({
        query,
        merged: priceAt(whole, query, variables),
        router: priceAt(routed, query, variables),
      }))
      .filter(({ merged, router }) => merged !== router);

    expect(different).toEqual([]);
  });

  it("are those of the published cost specification, and ours for what is paid once", () => {
    const discovery = printedSlice("discovery");
    const shows = printedSlice("shows");

    expect(discovery).toMatch(
      /flowCount: Int! @cost\(weight: 1\) @costOnce\(weight: 5, perThousand: 115, rowsOf: \["Appearance"/,
    );
    expect(discovery).toMatch(
      /betweenness: Float! @costOnce\(weight: 5, perThousand: 2, rowsOf: \["Appearance"/,
    );
    expect(discovery).toMatch(/degreeDistribution[^\n]* @listSize\(assumedSize: 500\)/);
    expect(shows).toMatch(/hosts: \[Host!\]! @listSize\(assumedSize: 3\) @listTogether\(size: 24\)/);
    expect(shows).toMatch(
      /filter: AppearancesFilter @costOnce\(weight: 5, perThousand: 3, rowsOf: \["Appearance"\]\)/,
    );
    expect(shows).toMatch(
      /AppearanceConnection! @listSize\(slicingArguments: \["first"\], requireOneSlicingArgument: false, sizedFields: \["edges", "nodes"\]\)/,
    );
  });

  it("are no part of the schema for clients", () => {
    expect(routed.getDirectives().map(({ name }) => name)).toEqual(
      whole.getDirectives().map(({ name }) => name),
    );
  });
});

describe("the prices of somebody else's subgraph", () => {
  const bookings = readFileSync(`${projectFolder}/examples/bookings/bookings.graphql`, "utf8");
  const routedWith = (sdl: string) => {
    const foreign = { name: "bookings", url: "http://127.0.0.1:4005", typeDefs: parse(sdl) };
    const { supergraphSdl: composed, problems } = compose([...subgraphDefinitions(), foreign]);
    expect(problems).toEqual([]);
    return routerSchema(composed ?? "");
  };
  const terms = "{ people(first: 10) { nodes { bookingTerms { noticeDays } } } }";
  const slots = '{ openSlots(month: "2030-05") { month } }';

  it("count at a router, per parent and per item of a list", () => {
    const unpriced = routedWith(bookings.replaceAll(/ @(?:cost|listSize)\([^)]*\)/g, ""));
    const priced = routedWith(bookings);

    // Ten people: five points each. A list of thirty slots in place of three, each an entity with a field.
    expect(priceAt(priced, terms) - priceAt(unpriced, terms)).toBe(10 * 5);
    expect([priceAt(unpriced, slots), priceAt(priced, slots)]).toEqual([
      Math.floor(10 + 1 + 3 * 1.1),
      10 + 1 + 30 * 1.1,
    ]);
  });

  it("count when it imports the directives under other names", () => {
    const renamed = bookings
      .replaceAll("@listSize(", "@size(")
      .replace('"@listSize"', '{ name: "@listSize", as: "@size" }');
    const alone = compose([{ name: "bookings", url: "http://127.0.0.1:4005", typeDefs: parse(renamed) }]);

    expect(alone.problems).toEqual([]);
    expect(
      priceOf(
        routerSchema(alone.supergraphSdl ?? "")
          .getQueryType()
          ?.getFields()["openSlots"] ?? { extensions: {} },
      ),
    ).toEqual({ assumedSize: 30 });
  });

  it("are never negative", () => {
    const priced = routedWith(bookings.replace("@cost(weight: 5)", "@cost(weight: -500)"));

    expect(priceAt(priced, terms)).toBe(
      priceAt(routedWith(bookings.replace(" @cost(weight: 5)", "")), terms),
    );
  });
});

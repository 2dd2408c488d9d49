import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, type GraphQLSchema, parse } from "graphql";

import { compose } from "../../../src/federation/compose";
import type { JsonObject } from "../../../src/domain/json-object";
import type { AskSubgraph } from "../../../src/router/subrequest";
import { readSupergraph } from "../../../src/router/supergraph";
import { user } from "../../compat/products/data";
import { productsSchema } from "../../compat/products/schema";
import { testRouter } from "./test-router";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@external", "@requires", "@shareable"])`;

/** The other two subgraphs of Apollo's compatibility suite, from its COMPATIBILITY.md. */
const users = `${link}
  type User @key(fields: "email") { email: ID! name: String totalProductsCreated: Int @shareable yearsOfEmployment: Int! }`;
const inventory = `${link}
  type Query { stocks: [Inventory] }
  interface Inventory @key(fields: "id") { id: ID! place: String }
  type Warehouse implements Inventory @key(fields: "id") { id: ID! place: String gates: Int }
  type Product @key(fields: "id") {
    id: ID!
    dimensions: ProductDimension @external
    delivery: String @requires(fields: "dimensions { size weight }")
  }
  type ProductDimension @shareable { size: String weight: Float }`;

function subgraph(text: string, resolvers: Record<string, Record<string, unknown>>): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(text), resolvers: resolvers as never }]);
}

const email = ({ email: one }: JsonObject) => (one === user.email ? user : null);
const warehouse = { __typename: "Warehouse", id: "apollo-oss", place: "Oslo", gates: 3 };

describe("Apollo's compatibility subgraphs", () => {
  const asked: string[] = [];
  let supergraph: ReturnType<typeof readSupergraph>;
  let ask: AskSubgraph;

  beforeAll(async () => {
    const products = productsSchema();
    const { data } = await graphql({ schema: products, source: "{ _service { sdl } }" });
    const sdl = (data as unknown as { _service: { sdl: string } })._service.sdl;
    const texts = { products: sdl, users, inventory };
    const { supergraphSdl, problems } = compose(
      Object.entries(texts).map(([name, text]) => ({ name, url: `http://${name}`, typeDefs: parse(text) })),
    );
    if (supergraphSdl === null) throw new Error(problems.map(({ message }) => message).join("\n"));
    supergraph = readSupergraph(supergraphSdl);
    const schemas: Record<string, GraphQLSchema> = {
      products,
      users: subgraph(users, { User: { __resolveReference: email } }),
      inventory: subgraph(inventory, {
        Query: { stocks: () => [warehouse] },
        Inventory: { __resolveReference: () => warehouse },
        Warehouse: { __resolveReference: () => warehouse },
        Product: {
          delivery: ({ dimensions }: { dimensions: JsonObject }) =>
            `${String(dimensions["size"])}, ${String(dimensions["weight"])} kg`,
        },
      }),
    };
    ask = async ({ subgraph: name, query, variables }) => {
      asked.push(name);
      const schema = schemas[name] as GraphQLSchema;
      return JSON.parse(
        JSON.stringify({
          errors: [],
          ...(await graphql({ schema, source: query, variableValues: variables })),
        }),
      ) as never;
    };
  });
  beforeEach(() => (asked.length = 0));

  describe("resolve", () => {
    it.each([
      [
        "fields with @requires",
        `{ product(id: "apollo-federation") { createdBy { averageProductsCreatedPerYear yearsOfEmployment } delivery } }`,
        {
          product: {
            createdBy: { averageProductsCreatedPerYear: 134, yearsOfEmployment: 10 },
            delivery: "small, 1 kg",
          },
        },
      ],
      [
        "fields with @override and @provides, without a request to the original subgraph",
        `{ product(id: "apollo-federation") { createdBy { name totalProductsCreated } } }`,
        { product: { createdBy: { name: "Jane Smith", totalProductsCreated: 1337 } } },
      ],
      [
        "nested keys and shared value types",
        `{ product(id: "apollo-studio") { sku variation { id } dimensions { size } research { study { caseNumber } } } }`,
        {
          product: {
            sku: "studio",
            variation: { id: "platform" },
            dimensions: { size: "small" },
            research: [{ study: { caseNumber: "1235" } }],
          },
        },
      ],
    ])("%s", async (_what, query, expected) => {
      const { data, errors } = await testRouter(supergraph, ask)(query);

      expect({ data, errors }).toEqual({ data: expected, errors: [] });
    });

    it("fields that a subgraph adds to an interface (@interfaceObject)", async () => {
      const query = "{ stocks { __typename place deprecatedProducts { sku } ... on Warehouse { gates } } }";

      const { data, errors } = await testRouter(supergraph, ask)(query);

      const deprecatedProducts = [{ sku: "apollo-federation-v1" }];
      expect({ data, errors }).toEqual({
        data: { stocks: [{ __typename: "Warehouse", place: "Oslo", gates: 3, deprecatedProducts }] },
        errors: [],
      });
    });
  });

  it("get no unnecessary request", async () => {
    await testRouter(
      supergraph,
      ask,
    )(`{ product(id: "apollo-federation") { createdBy { name totalProductsCreated } } }`);

    expect(asked).toEqual(["products"]);
  });
});

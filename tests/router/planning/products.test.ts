import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, type GraphQLSchema, parse } from "graphql";

import { compose } from "../../../src/federation/compose";
import type { JsonObject } from "../../../src/router/json";
import type { AskSubgraph } from "../../../src/router/subrequest";
import { readSupergraph } from "../../../src/router/supergraph";
import { user } from "../../compat/products/data";
import { productsSchema } from "../../compat/products/schema";
import { planners } from "../../helpers/federated-graph";
import { askerBy } from "./asker-by";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@external", "@requires", "@shareable"])`;

/** The two others that Apollo's compatibility suite puts beside ours, as its COMPATIBILITY.md has them. */
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

  describe.each(planners)("by the %s planner, answer", (planner) => {
    it.each([
      [
        "what is required (@requires), from the subgraph that is told it",
        `{ product(id: "apollo-federation") { createdBy { averageProductsCreatedPerYear yearsOfEmployment } delivery } }`,
        {
          product: {
            createdBy: { averageProductsCreatedPerYear: 134, yearsOfEmployment: 10 },
            delivery: "small, 1 kg",
          },
        },
      ],
      [
        "what is overridden (@override) and provided (@provides), without asking who had it",
        `{ product(id: "apollo-federation") { createdBy { name totalProductsCreated } } }`,
        { product: { createdBy: { name: "Jane Smith", totalProductsCreated: 1337 } } },
      ],
      [
        "nested keys and shared values",
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
      const { data, errors } = await askerBy(planner, supergraph, ask)(query);

      expect({ data, errors }).toEqual({ data: expected, errors: [] });
    });

    it("what a subgraph adds to an interface (@interfaceObject)", async () => {
      const query = "{ stocks { __typename place deprecatedProducts { sku } ... on Warehouse { gates } } }";

      const { data, errors } = await askerBy(planner, supergraph, ask)(query);

      const deprecatedProducts = [{ sku: "apollo-federation-v1" }];
      expect({ data, errors }).toEqual({
        data: { stocks: [{ __typename: "Warehouse", place: "Oslo", gates: 3, deprecatedProducts }] },
        errors: [],
      });
    });
  });

  it("ask for no more than they must by the planner in JavaScript", async () => {
    await askerBy(
      "javascript",
      supergraph,
      ask,
    )(`{ product(id: "apollo-federation") { createdBy { name totalProductsCreated } } }`);

    expect(asked).toEqual(["products"]);
  });
});

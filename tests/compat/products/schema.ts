import { concatAST, type GraphQLSchema, parse } from "graphql";
import { buildSchemaSync } from "type-graphql";

import type { SubgraphSpec } from "../../../src/federation/subgraph-spec";
import { executableSlice } from "../../../src/federation/executable";
import { sliceSchema } from "../../../src/federation/slice";
import { ProductsResolver, references } from "./resolvers";
import { Inventory, User } from "./types";

/** `@external` fields are listed too: a slice has only listed fields and the key. */
const products: SubgraphSpec = {
  name: "products",
  owns: ["Product", "DeprecatedProduct", "ProductResearch"],
  adds: {
    User: ["averageProductsCreatedPerYear", "name", "totalProductsCreated", "yearsOfEmployment"],
    Inventory: ["deprecatedProducts"],
  },
  queries: ["product", "deprecatedProduct"],
};

const others: readonly SubgraphSpec[] = [
  { name: "users", owns: ["User"], adds: {}, queries: [] },
  { name: "inventory", owns: ["Inventory"], adds: {}, queries: [] },
];

/** Types that TypeGraphQL cannot express. */
const head = parse(`
  extend schema
    @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
    @federation__composeDirective(name: "@custom")

  directive @custom on OBJECT
`);

/** The suite's `products.graphql`, cut by our slicer and executable. */
export function productsSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [ProductsResolver],
    orphanedTypes: [Inventory, User],
    validate: false,
    // Nothing here has a rule, but TypeGraphQL wants one for what else the process has declared.
    authChecker: () => true,
  });
  const slice = sliceSchema(schema, [products, ...others]).get(products.name);
  if (!slice) throw new Error("Expected a slice for products.");
  return executableSlice(schema, concatAST([slice, head]), references);
}

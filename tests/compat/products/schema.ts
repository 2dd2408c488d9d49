import { concatAST, type GraphQLSchema, parse } from "graphql";
import { buildSchemaSync } from "type-graphql";

import type { Contents } from "../../../src/federation/contents";
import { executableSlice } from "../../../src/federation/executable";
import { sliceSchema } from "../../../src/federation/slice";
import { ProductsResolver, references } from "./resolvers";
import { Inventory, User } from "./types";

/** The fields of others' types that stand here as `@external` are named too: a slice has what is named, and the key. */
const products: Contents = {
  name: "products",
  owns: ["Product", "DeprecatedProduct", "ProductResearch"],
  adds: {
    User: ["averageProductsCreatedPerYear", "name", "totalProductsCreated", "yearsOfEmployment"],
    Inventory: ["deprecatedProducts"],
  },
  roots: ["product", "deprecatedProduct"],
};

const others: readonly Contents[] = [
  { name: "users", owns: ["User"], adds: {}, roots: [] },
  { name: "inventory", owns: ["Inventory"], adds: {}, roots: [] },
];

/** What TypeGraphQL has no words for. */
const head = parse(`
  extend schema
    @link(url: "https://myspecs.dev/myCustomDirective/v1.0", import: ["@custom"])
    @federation__composeDirective(name: "@custom")

  directive @custom on OBJECT
`);

/** The suite's `products.graphql`, cut by our slicer, answering. */
export function productsSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [ProductsResolver],
    orphanedTypes: [Inventory, User],
    validate: false,
  });
  const slice = sliceSchema(schema, [products, ...others]).get(products.name);
  if (!slice) throw new Error("Expected a slice for products.");
  return executableSlice(schema, concatAST([slice, head]), references);
}

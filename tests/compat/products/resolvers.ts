import { Arg, ID, Query, Resolver } from "type-graphql";

import { deprecatedProducts, inventories, products, research, user } from "./data";
import { DeprecatedProduct, Product, User } from "./types";

@Resolver()
export class ProductsResolver {
  @Query(() => Product, { nullable: true })
  product(@Arg("id", () => ID) id: string) {
    return products.find((product) => product.id === id) ?? null;
  }

  @Query(() => DeprecatedProduct, { nullable: true, deprecationReason: "Use product query instead" })
  deprecatedProduct(@Arg("sku") sku: string, @Arg("package") packageName: string) {
    return findBy(deprecatedProducts, { sku, package: packageName });
  }
}

type Representation = Readonly<Record<string, unknown>>;

/** Finds an entity by any of its keys. */
export const references: Readonly<Record<string, (representation: Representation) => unknown>> = {
  Product: ({ __typename, ...key }) => findBy(products, key),
  DeprecatedProduct: ({ __typename, ...key }) => findBy(deprecatedProducts, key),
  ProductResearch: ({ __typename, ...key }) => findBy(research, key),
  Inventory: ({ __typename, ...key }) => findBy(inventories, key),
  // Fields that the router sends besides the key (`@requires`) belong to another subgraph. They override
  // ours.
  User: ({ __typename, ...known }) =>
    known.email === user.email ? Object.assign(new User(), user, known) : null,
};

/** The first entity that matches all fields of the key. A nested key names only some fields of its object. */
function findBy<Entity extends object>(all: readonly Entity[], key: Representation): Entity | null {
  return all.find((entity) => matches(entity, key)) ?? null;
}

function matches(value: unknown, key: unknown): boolean {
  if (typeof key !== "object" || key === null) return value === key;
  return Object.entries(key).every(([name, wanted]) => matches((value as Representation)?.[name], wanted));
}

import "reflect-metadata";

import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

import { productsSchema } from "./schema";

/** Apollo traces for a router that asks for it (`ftv1`) by itself, where the schema is a subgraph's. */
export async function serveProducts(port: number): Promise<void> {
  await startStandaloneServer(new ApolloServer({ schema: productsSchema() }), { listen: { port } });
}

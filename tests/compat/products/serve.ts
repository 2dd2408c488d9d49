import "reflect-metadata";

import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";

import { productsSchema } from "./schema";

/** Apollo Server adds inline traces (`ftv1`) for subgraph schemas when a router requests them. */
export async function serveProducts(port: number): Promise<void> {
  await startStandaloneServer(new ApolloServer({ schema: productsSchema() }), { listen: { port } });
}

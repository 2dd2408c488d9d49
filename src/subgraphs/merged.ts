import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";

import { entityClasses } from "../entities";
import { subgraphs } from "./index";

let built: GraphQLSchema | null = null;

/** The whole graph in one schema: what one process serves, and what the subgraphs are cut from. Built once a process. */
export function mergedSchema(): GraphQLSchema {
  built ??= buildSchemaSync({
    resolvers: subgraphs.flatMap(({ resolvers }) => resolvers) as never,
    orphanedTypes: Object.values(entityClasses),
    // Off unless set; and its errors would echo the whole input. Properties that no type has are refused by graphql.
    validate: { validationError: { target: false, value: false } },
  });
  return built;
}

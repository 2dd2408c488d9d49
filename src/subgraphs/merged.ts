import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";

import { entityClasses } from "../entities";
import { subgraphs } from "./index";

/** TypeGraphQL asks for one wherever there is a subscription; ours each listen to work of their own. */
const nobody: PubSub = {
  publish() {},
  subscribe(topic) {
    throw new Error(`Expected a subscription with a source of its own, but got the topic ${topic}.`);
  },
};

let built: GraphQLSchema | null = null;

/** The whole graph in one schema: what one process serves, and what the subgraphs are cut from. Built once a process. */
export function mergedSchema(): GraphQLSchema {
  built ??= buildSchemaSync({
    resolvers: subgraphs.flatMap(({ resolvers }) => resolvers) as never,
    orphanedTypes: Object.values(entityClasses),
    pubSub: nobody,
    // Off unless set; and its errors would echo the whole input. Properties that no type has are refused by graphql.
    validate: { validationError: { target: false, value: false } },
  });
  return built;
}

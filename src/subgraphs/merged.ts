import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";

import { entityClasses } from "../entities";
import { subgraphs } from "./index";
import { checkRule } from "../resolvers/shared/needs";
import { addRules } from "./rules";
import { addFilterPrices } from "./filter-prices";
import { addListSizes } from "./list-sizes";
import { markListsOfOneParent } from "./one-parent";

/** TypeGraphQL requires a PubSub for subscriptions. Ours have their own event sources and do not use it. */
const unusedPubSub: PubSub = {
  publish() {},
  subscribe(topic) {
    throw new Error(`Expected a subscription with a source of its own, but got the topic ${topic}.`);
  },
};

let built: GraphQLSchema | null = null;

/**
 * The whole graph as one schema. One process serves it, and the subgraphs are cut from it. Cached per
 * process.
 */
export function mergedSchema(): GraphQLSchema {
  built ??= buildMergedSchema();
  return built;
}

function buildMergedSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: subgraphs.flatMap(({ resolvers }) => resolvers) as never,
    orphanedTypes: Object.values(entityClasses),
    pubSub: unusedPubSub,
    authChecker: checkRule,
    // class-validator is off by default. Its errors would echo the whole input. graphql itself refuses
    // unknown input fields.
    validate: { validationError: { target: false, value: false } },
    // Else TypeGraphQL introspects the schema to find errors. graphql finds them before the first operation.
    skipCheck: true,
  });
  addRules(schema);
  addFilterPrices(schema);
  addListSizes(schema);
  markListsOfOneParent(schema);
  return schema;
}

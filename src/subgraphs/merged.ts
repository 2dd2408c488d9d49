import { buildSchemaSync } from "type-graphql";

import { entityClasses } from "../entities";
import { discoveryResolvers } from "../resolvers/discovery";
import { peopleResolvers } from "../resolvers/people";
import { showsResolvers } from "../resolvers/shows";
import { worksResolvers } from "../resolvers/works";

/** The whole graph in one schema: what one process serves. */
export function buildMergedSchema() {
  return buildSchemaSync({
    resolvers: [...peopleResolvers, ...showsResolvers, ...worksResolvers, ...discoveryResolvers],
    orphanedTypes: Object.values(entityClasses),
    // Off unless set; and its errors would echo the whole input. Properties that no type has are refused by graphql.
    validate: { validationError: { target: false, value: false } },
  });
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { entityClasses } from "../../entities/entity-classes";
import type { Context } from "../shared/context";

/** `changedAt` of every type: the history is discovery's. */
export const changedAtResolvers = Object.values(entityClasses).map((entity) => {
  @Resolver(() => entity)
  class ChangedAtResolver {
    @FieldResolver(() => String, {
      nullable: true,
      description:
        "When it was last changed here, or added (RFC 3339, UTC). Null when the discovery subgraph is unavailable.",
    })
    changedAt(@Root() { id }: { readonly id: string }, @Ctx() { loaders }: Context) {
      return loaders.changedAtById.load(id);
    }
  }
  return ChangedAtResolver;
});

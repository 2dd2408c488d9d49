import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { ContributionConnection, HonourConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** What works add to a person. Nullable, so that a subgraph that is down costs these fields only. */
@Resolver(() => Person)
export class PersonWorksResolver {
  @FieldResolver(() => ContributionConnection, {
    nullable: true,
    description:
      "What the person wrote, edited or is quoted in, newest first, undated last. Null when works cannot be reached.",
  })
  publications(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.contributionsByPersonId.page(id, page);
  }

  @FieldResolver(() => HonourConnection, {
    nullable: true,
    description:
      "Awards won, and how far the person came in others, newest first. Null when works cannot be reached.",
  })
  honours(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.honoursByPersonId.page(id, page);
  }
}

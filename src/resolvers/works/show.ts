import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Show } from "../../entities";
import type { Context } from "../shared/context";
import { ContributionConnection, HonourConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** Fields of the works subgraph on a show. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Show)
export class ShowWorksResolver {
  @FieldResolver(() => ContributionConnection, {
    nullable: true,
    description:
      "Its contributions to publications, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  contributions(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Show.contributions"].page(id, page);
  }

  @FieldResolver(() => HonourConnection, {
    nullable: true,
    description: "Its honours, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  honours(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Show.honours"].page(id, page);
  }
}

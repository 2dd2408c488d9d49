import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Show } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage } from "../shared/filter";
import { ContributionsFilter, HonoursFilter } from "../shared/filters";
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
  contributions(
    @Root() { id }: Show,
    @FilterArg(() => ContributionsFilter) filter: GivenFilterOf<"Contribution"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.contributions", id, page, { filter });
  }

  @FieldResolver(() => HonourConnection, {
    nullable: true,
    description: "Its honours, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  honours(
    @Root() { id }: Show,
    @FilterArg(() => HonoursFilter) filter: GivenFilterOf<"Honour"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Show.honours", id, page, { filter });
  }
}

import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage } from "../shared/filter";
import { ContributionsFilter, HonoursFilter } from "../shared/filters";
import { ContributionConnection, HonourConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** Fields of the works subgraph on a person. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Person)
export class PersonWorksResolver {
  @FieldResolver(() => ContributionConnection, {
    nullable: true,
    description:
      "The person's contributions as author, editor or quoted person, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  publications(
    @Root() { id }: Person,
    @FilterArg(() => ContributionsFilter) filter: GivenFilterOf<"Contribution"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Person.publications", id, page, { filter });
  }

  @FieldResolver(() => HonourConnection, {
    nullable: true,
    description:
      "The person's honours: awards won, and the outcome in others, newest first. Null when the works subgraph is unavailable.",
  })
  honours(
    @Root() { id }: Person,
    @FilterArg(() => HonoursFilter) filter: GivenFilterOf<"Honour"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Person.honours", id, page, { filter });
  }
}

import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Organisation } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage } from "../shared/filter";
import { AwardsFilter, ContributionsFilter, HonoursFilter, PublicationsFilter } from "../shared/filters";
import {
  AwardConnection,
  ContributionConnection,
  HonourConnection,
  PublicationConnection,
} from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** Fields of the works subgraph on an organisation. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Organisation)
export class OrganisationWorksResolver {
  @FieldResolver(() => PublicationConnection, {
    nullable: true,
    description:
      "The publications that it published, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  publications(
    @Root() { id }: Organisation,
    @FilterArg(() => PublicationsFilter) filter: GivenFilterOf<"Publication"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.publications", id, page, { filter });
  }

  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: "Awards that it confers, newest first. Null when the works subgraph is unavailable.",
  })
  awards(
    @Root() { id }: Organisation,
    @FilterArg(() => AwardsFilter) filter: GivenFilterOf<"Award"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.awards", id, page, { filter });
  }

  @FieldResolver(() => ContributionConnection, {
    nullable: true,
    description:
      "Its own contributions as author or editor, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  contributions(
    @Root() { id }: Organisation,
    @FilterArg(() => ContributionsFilter) filter: GivenFilterOf<"Contribution"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.contributions", id, page, { filter });
  }

  @FieldResolver(() => HonourConnection, {
    nullable: true,
    description: "Its honours, newest first, undated last. Null when the works subgraph is unavailable.",
  })
  honours(
    @Root() { id }: Organisation,
    @FilterArg(() => HonoursFilter) filter: GivenFilterOf<"Honour"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.honours", id, page, { filter });
  }
}

import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Organisation } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage } from "../shared/filter";
import { AppearancesFilter, AboutFilter, ShowOrganisationsFilter } from "../shared/filters";
import {
  AboutConnection,
  AppearanceConnection,
  ShowOrganisationConnection,
} from "../shared/entity-connections";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { appearancesRelatedTo } from "./related";
import { RelatedArgs } from "./related-args";

/** Fields of the shows subgraph on an organisation. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Organisation)
export class OrganisationShowsResolver {
  @FieldResolver(() => ShowOrganisationConnection, {
    nullable: true,
    description: "Its shows, with its roles. Null when the shows subgraph is unavailable.",
  })
  shows(
    @Root() { id }: Organisation,
    @FilterArg(() => ShowOrganisationsFilter) filter: GivenFilterOf<"ShowOrganisation"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.shows", id, page, { filter });
  }

  @InSql({ isOfRelated: true })
  @FieldResolver(() => AppearanceConnection, {
    nullable: true,
    description:
      "Appearances related to it or to an organisation below it, newest first, undated last. Null when the shows subgraph is unavailable.",
  })
  appearances(
    @Root() { id }: Organisation,
    @FilterArg(() => AppearancesFilter) filter: GivenFilterOf<"Appearance"> | null,
    @Args(() => RelatedArgs) page: RelatedArgs,
    @Ctx() context: Context,
  ) {
    return appearancesRelatedTo(id, filter, page, context);
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description: "Shows, episodes and publications about it. Null when the shows subgraph is unavailable.",
  })
  subjectOf(
    @Root() { id }: Organisation,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.subjectOf", id, page, { filter });
  }
}

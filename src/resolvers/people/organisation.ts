import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Organisation, Topic } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import { AffiliationsFilter, OrganisationsFilter, PartnershipsFilter } from "../shared/filters";
import {
  AffiliationConnection,
  OrganisationConnection,
  PartnershipConnection,
} from "../shared/entity-connections";
import { OrganisationListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { findOne } from "../shared/references";

@Resolver(() => Organisation)
export class OrganisationResolver {
  @InSql({ entity: "Organisation" })
  @Query(() => Organisation, { nullable: true, description: "One organisation; null where there is none." })
  organisation(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Organisation", lookup);
  }

  @InSql({ list: "organisations" })
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: "All organisations, in pages. Null only with an error.",
  })
  organisations(
    @FilterArg(() => OrganisationsFilter) filter: GivenFilterOf<"Organisation"> | null,
    @Args(() => OrganisationListArgs) { orderBy, ...page }: OrganisationListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "organisations", filter, orderBy, page);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation directly above; null when none is known.",
  })
  parent(@Root() { parentId }: Organisation, @Ctx() { loaders }: Context) {
    return parentId === null ? null : loaders.organisationById.load(parentId);
  }

  @FieldResolver(() => OrganisationConnection, { description: "The organisations directly below, by name." })
  children(
    @Root() { id }: Organisation,
    @FilterArg(() => OrganisationsFilter) filter: GivenFilterOf<"Organisation"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.children", id, page, { filter });
  }

  @FieldResolver(() => AffiliationConnection, {
    description: "The people who belong or belonged to it, latest start first.",
  })
  affiliations(
    @Root() { id }: Organisation,
    @FilterArg(() => AffiliationsFilter) filter: GivenFilterOf<"Affiliation"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.affiliations", id, page, { filter });
  }

  @FieldResolver(() => PartnershipConnection, { description: "Ties from it to others, latest start first." })
  partnerships(
    @Root() { id }: Organisation,
    @FilterArg(() => PartnershipsFilter) filter: GivenFilterOf<"Partnership"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.partnerships", id, page, { filter });
  }

  @FieldResolver(() => PartnershipConnection, {
    description:
      "Ties from others to it, latest start first: the members of a collaborative, who supports it.",
  })
  partneredBy(
    @Root() { id }: Organisation,
    @FilterArg(() => PartnershipsFilter) filter: GivenFilterOf<"Partnership"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Organisation.partneredBy", id, page, { filter });
  }

  @FieldResolver(() => [Topic], {
    nullable: "itemsAndList",
    description:
      "The topics that it works on, in the order stated; empty when none is stated. An item is null when the shows subgraph is unavailable.",
  })
  topics(@Root() { topicIds }: Organisation, @Ctx() { loaders }: Context) {
    return topicIds.map((id) => loaders.topicById.load(id));
  }
}

import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Organisation, Publication } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import { ContributionsFilter, HonoursFilter, PublicationsFilter } from "../shared/filters";
import {
  ContributionConnection,
  HonourConnection,
  PublicationConnection,
} from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { findOne } from "../shared/references";

@Resolver(() => Publication)
export class PublicationResolver {
  @InSql({ entity: "Publication" })
  @Query(() => Publication, { nullable: true, description: "One publication; null where there is none." })
  publication(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Publication", lookup);
  }

  @InSql({ list: "publications" })
  @Query(() => PublicationConnection, {
    nullable: true,
    description: "All publications, in pages. Null only with an error.",
  })
  publications(
    @FilterArg(() => PublicationsFilter) filter: GivenFilterOf<"Publication"> | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "publications", filter, orderBy, page);
  }

  @FieldResolver(() => ContributionConnection, {
    description: "Its contributors, with their roles, in order.",
  })
  contributions(
    @Root() { id }: Publication,
    @FilterArg(() => ContributionsFilter) filter: GivenFilterOf<"Contribution"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Publication.contributions", id, page, { filter });
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation that published it; null when not known.",
  })
  publisher(@Root() { publisherId }: Publication, @Ctx() { loaders }: Context) {
    return publisherId === null ? null : loaders.organisationById.load(publisherId);
  }

  @FieldResolver(() => Publication, {
    nullable: true,
    description:
      "The publication that it is based on, such as the dissertation behind a book; null when not stated.",
  })
  basedOn(@Root() { basedOnId }: Publication, @Ctx() { loaders }: Context) {
    return basedOnId === null ? null : loaders.publicationById.load(basedOnId);
  }

  @FieldResolver(() => PublicationConnection, {
    description: "Publications based on it, newest first, undated last.",
  })
  basisOf(
    @Root() { id }: Publication,
    @FilterArg(() => PublicationsFilter) filter: GivenFilterOf<"Publication"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Publication.basisOf", id, page, { filter });
  }

  @FieldResolver(() => HonourConnection, {
    description: "Its honours, newest first, undated last.",
  })
  honours(
    @Root() { id }: Publication,
    @FilterArg(() => HonoursFilter) filter: GivenFilterOf<"Honour"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Publication.honours", id, page, { filter });
  }
}

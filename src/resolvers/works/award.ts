import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Award, Organisation } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import { AwardsFilter, HonoursFilter } from "../shared/filters";
import { AwardConnection, HonourConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { findOne } from "../shared/references";

@Resolver(() => Award)
export class AwardResolver {
  @InSql({ entity: "Award" })
  @Query(() => Award, { nullable: true, description: "One award; null where there is none." })
  award(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Award", lookup);
  }

  @InSql({ list: "awards" })
  @Query(() => AwardConnection, {
    nullable: true,
    description: "All awards, in pages. Null only with an error.",
  })
  awards(
    @FilterArg(() => AwardsFilter) filter: GivenFilterOf<"Award"> | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "awards", filter, orderBy, page);
  }

  @FieldResolver(() => HonourConnection, { description: "Its honours: winners, finalists, commended …" })
  honours(
    @Root() { id }: Award,
    @FilterArg(() => HonoursFilter) filter: GivenFilterOf<"Honour"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Award.honours", id, page, { filter });
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation that confers it; null when not known.",
  })
  conferredBy(@Root() { conferredById }: Award, @Ctx() { loaders }: Context) {
    return conferredById === null ? null : loaders.organisationById.load(conferredById);
  }
}

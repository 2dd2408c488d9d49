import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { Award, Organisation } from "../../entities";
import type { Context } from "../shared/context";
import { AwardConnection, HonourConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({
  description: "A filter for awards. All given conditions must hold; an omitted one does not filter.",
})
class AwardsFilter {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name or category, ignoring accents and case.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The cycle, YYYY." })
  year?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id or slug of the organisation that confers them, or of one above it.",
  })
  conferredBy?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether only `conferredBy` itself counts, without the organisations below it. By default they count too.",
  })
  exactly?: boolean | null;
}

@Resolver(() => Award)
export class AwardResolver {
  @Query(() => Award, { nullable: true, description: "One award; null where there is none." })
  award(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Award", lookup);
  }

  @Price({ filtered: 5, filteredPerThousand: 1, reads: ["Award"] })
  @Query(() => AwardConnection, {
    nullable: true,
    description: "All awards, in pages. Null only with an error.",
  })
  async awards(
    @Arg("filter", () => AwardsFilter, { nullable: true, description: "A filter; all when omitted." })
    filter: AwardsFilter | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { conferredBy, ...rest } = filter ?? {};
    const conferredById = await idOfReference(context, "Organisation", conferredBy);
    return listOf(context.reader, "awards", { ...rest, conferredById }, orderBy, page);
  }

  @FieldResolver(() => HonourConnection, { description: "Its honours: winners, finalists, commended …" })
  honours(@Root() { id }: Award, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Award.honours"].page(id, page);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation that confers it; null when not known.",
  })
  conferredBy(@Root() { conferredById }: Award, @Ctx() { loaders }: Context) {
    return conferredById === null ? null : loaders.organisationById.load(conferredById);
  }
}

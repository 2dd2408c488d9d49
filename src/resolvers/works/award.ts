import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { Award, Organisation } from "../../entities";
import type { Context } from "../shared/context";
import { AwardConnection, HonourConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({ description: "Which awards. Conditions add up; what is left out says nothing." })
class AwardsFilter {
  @Field(() => String, {
    nullable: true,
    description: "Part of the name or category, accents and case aside.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The cycle, YYYY." })
  year?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the organisation that confers them." })
  conferredBy?: string | null;
}

@Resolver(() => Award)
export class AwardResolver {
  @Query(() => Award, { nullable: true, description: "One award; null where there is none." })
  award(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Award", lookup);
  }

  @Price({ filtered: 20 })
  @Query(() => AwardConnection, {
    nullable: true,
    description: "All awards, in pages. Null only with an error that says why.",
  })
  async awards(
    @Arg("filter", () => AwardsFilter, { nullable: true, description: "Which of them; all when left out." })
    filter: AwardsFilter | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { conferredBy, ...rest } = filter ?? {};
    const conferredById = await idOfReference(context, "Organisation", conferredBy);
    return context.catalogue.listAwards({ ...rest, conferredById }, orderBy, page);
  }

  @FieldResolver(() => HonourConnection, { description: "Who won, was a finalist or was commended." })
  honours(@Root() { id }: Award, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.honoursByAwardId.page(id, page);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: "Who confers it; null when not known." })
  conferredBy(@Root() { conferredById }: Award, @Ctx() { loaders }: Context) {
    return conferredById === null ? null : loaders.organisationById.load(conferredById);
  }
}

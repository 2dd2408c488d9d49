import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { AffiliationConnection, PersonConnection } from "../shared/entity-connections";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({
  description: "A filter for people. All given conditions must hold; an omitted one does not filter.",
})
class PeopleFilter {
  @Field(() => String, { nullable: true, description: "Part of a name, ignoring accents and case." })
  name?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id or slug of an organisation that they belong or belonged to, or to one below it.",
  })
  affiliatedWith?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether only `affiliatedWith` itself counts, without the organisations below it. By default they count too.",
  })
  exactly?: boolean | null;
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, { nullable: true, description: "One person; null where there is none." })
  person(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Person", lookup);
  }

  @Price({ filtered: 5 })
  @Query(() => PersonConnection, {
    nullable: true,
    description: "All people, in pages. Null only with an error.",
  })
  async people(
    @Arg("filter", () => PeopleFilter, { nullable: true, description: "A filter; all when omitted." })
    filter: PeopleFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const { affiliatedWith, ...rest } = filter ?? {};
    const affiliatedWithId = await idOfReference(context, "Organisation", affiliatedWith);
    return listOf(context.reader, "people", { ...rest, affiliatedWithId }, orderBy, page);
  }

  @FieldResolver(() => AffiliationConnection, {
    description: "The organisations that the person belongs or belonged to, latest start first.",
  })
  affiliations(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Person.affiliations"].page(id, page);
  }
}

import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { AffiliationConnection, PersonConnection } from "../shared/entity-connections";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({ description: "Which people. Conditions add up; what is left out says nothing." })
class PeopleFilter {
  @Field(() => String, { nullable: true, description: "Part of a name, accents and case aside." })
  name?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id or slug of an organisation that they belong or belonged to.",
  })
  affiliatedWith?: string | null;
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
    description: "All people, in pages. Null only with an error that says why.",
  })
  async people(
    @Arg("filter", () => PeopleFilter, { nullable: true, description: "Which of them; all when left out." })
    filter: PeopleFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const affiliatedWithId = await idOfReference(context, "Organisation", filter?.affiliatedWith);
    return context.catalogue.listPeople({ name: filter?.name, affiliatedWithId }, orderBy, page);
  }

  @FieldResolver(() => AffiliationConnection, {
    description: "Where the person belongs or belonged, latest start first.",
  })
  affiliations(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.affiliationsByPersonId.page(id, page);
  }
}

import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import { AffiliationsFilter, PeopleFilter } from "../shared/filters";
import { AffiliationConnection, PersonConnection } from "../shared/entity-connections";
import { PersonListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne } from "../shared/references";

@Resolver(() => Person)
export class PersonResolver {
  @InSql({ entity: "Person" })
  @Query(() => Person, {
    nullable: true,
    description:
      "One person; null where there is none. GONE, with `forgottenAt`, for one who was forgotten at their request.",
  })
  person(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Person", lookup);
  }

  @Price({ filtered: 5, filteredPerThousand: 3, reads: ["Person", "Appearance"] })
  @InSql({ list: "people" })
  @Query(() => PersonConnection, {
    nullable: true,
    description: "All people, in pages. Null only with an error.",
  })
  people(
    @FilterArg(() => PeopleFilter) filter: GivenFilterOf<"Person"> | null,
    @Args(() => PersonListArgs) { orderBy, ...page }: PersonListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "people", filter, orderBy, page);
  }

  @FieldResolver(() => AffiliationConnection, {
    description: "The organisations that the person belongs or belonged to, latest start first.",
  })
  affiliations(
    @Root() { id }: Person,
    @FilterArg(() => AffiliationsFilter) filter: GivenFilterOf<"Affiliation"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Person.affiliations", id, page, { filter });
  }
}

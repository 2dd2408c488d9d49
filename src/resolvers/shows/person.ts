import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage } from "../shared/filter";
import { AboutFilter, AppearancesFilter, HostsFilter } from "../shared/filters";
import { AboutConnection, AppearanceConnection, HostConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { PersonOnShowArgs, PersonOnShowConnection, readOnShow } from "./person-on-show";

/** Fields of the shows subgraph on a person. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Person)
export class PersonShowsResolver {
  @FieldResolver(() => AppearanceConnection, {
    nullable: true,
    description:
      "The person's appearances, newest first, undated last. Null when the shows subgraph is unavailable.",
  })
  appearances(
    @Root() { id }: Person,
    @FilterArg(() => AppearancesFilter) filter: GivenFilterOf<"Appearance"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Person.appearances", id, page, { filter });
  }

  @FieldResolver(() => HostConnection, {
    nullable: true,
    description:
      "The shows and episodes that the person hosts or hosted, latest start first. Null when the shows subgraph is unavailable.",
  })
  hostings(
    @Root() { id }: Person,
    @FilterArg(() => HostsFilter) filter: GivenFilterOf<"Host"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Person.hostings", id, page, { filter });
  }

  @Price({
    asked: 10,
    each: 5,
    filtered: 5,
    filteredPerThousand: 1,
    reads: ["Person.appearances"],
    atMost: ["Person.appearances"],
  })
  @FieldResolver(() => PersonOnShowConnection, {
    nullable: true,
    description:
      "The shows that the person appeared on, most often first. Null when the shows subgraph is unavailable.",
  })
  async shows(
    @Root() { id }: Person,
    @Args(() => PersonOnShowArgs) asked: PersonOnShowArgs,
    @Ctx() context: Context,
  ) {
    return context.loaders.showsByPersonId.page(id, asked, await readOnShow(context, asked));
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description:
      "Shows, episodes and publications about the person. Null when the shows subgraph is unavailable.",
  })
  subjectOf(
    @Root() { id }: Person,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Person.subjectOf", id, page, { filter });
  }
}

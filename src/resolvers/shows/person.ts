import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Person } from "../../entities";
import type { Context } from "../shared/context";
import { AboutConnection, AppearanceConnection, HostConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { PersonOnShowArgs, PersonOnShowConnection } from "./person-on-show";

/** What shows add to a person. Nullable, so that a subgraph that is down costs these fields only. */
@Resolver(() => Person)
export class PersonShowsResolver {
  @FieldResolver(() => AppearanceConnection, {
    nullable: true,
    description: "Where the person appeared, newest first, undated last. Null when shows cannot be reached.",
  })
  appearances(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.appearancesByPersonId.page(id, page);
  }

  @FieldResolver(() => HostConnection, {
    nullable: true,
    description: "What the person hosts or hosted, latest start first. Null when shows cannot be reached.",
  })
  hostings(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.hostsByPersonId.page(id, page);
  }

  @Price({ asked: 10, each: 5 })
  @FieldResolver(() => PersonOnShowConnection, {
    nullable: true,
    description:
      "The shows that the person appeared on, most often first. Null when shows cannot be reached.",
  })
  shows(
    @Root() { id }: Person,
    @Args(() => PersonOnShowArgs) { atLeast, inEachSeason, ...page }: PersonOnShowArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.showsByPersonId.page(id, page, { atLeast, seasons: inEachSeason ?? [] });
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description: "Shows, episodes and publications about the person. Null when shows cannot be reached.",
  })
  subjectOf(@Root() { id }: Person, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.aboutsBySubjectId.page(id, page);
  }
}

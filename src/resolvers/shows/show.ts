import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { Show, ShowKind } from "../../entities";
import type { Context } from "../shared/context";
import {
  AboutConnection,
  AppearanceConnection,
  EpisodeConnection,
  HostConnection,
  ShowConnection,
  ShowOrganisationConnection,
} from "../shared/entity-connections";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";
import { PersonOnShowArgs, PersonOnShowConnection } from "./person-on-show";

@InputType({ description: "Which shows. Conditions add up; what is left out says nothing." })
class ShowsFilter {
  @Field(() => String, { nullable: true, description: "Part of a title, accents and case aside." })
  title?: string | null;

  @Field(() => [ShowKind], { nullable: true, description: "Any of these kinds." })
  kinds?: ShowKind[] | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation of the show, in any role." })
  organisation?: string | null;
}

@Resolver(() => Show)
export class ShowResolver {
  @Query(() => Show, { nullable: true, description: "One show; null where there is none." })
  show(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Show", lookup);
  }

  @Price({ filtered: 5 })
  @Query(() => ShowConnection, {
    nullable: true,
    description: "All shows, in pages. Null only with an error that says why.",
  })
  async shows(
    @Arg("filter", () => ShowsFilter, { nullable: true, description: "Which of them; all when left out." })
    filter: ShowsFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const { organisation, ...rest } = filter ?? {};
    const organisationId = await idOfReference(context, "Organisation", organisation);
    return context.catalogue.listShows({ ...rest, organisationId }, orderBy, page);
  }

  @FieldResolver(() => ShowOrganisationConnection, {
    description: "The organisations behind it, with their roles.",
  })
  organisations(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.showOrganisationsByShowId.page(id, page);
  }

  @FieldResolver(() => HostConnection, {
    description: "Who hosts or hosted the show as a whole, latest start first.",
  })
  hosts(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.hostsByShowId.page(id, page);
  }

  @FieldResolver(() => EpisodeConnection, { description: "Its episodes, newest first, undated last." })
  episodes(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.episodesByShowId.page(id, page);
  }

  @FieldResolver(() => AppearanceConnection, {
    description: "Who appeared in its episodes, newest first, undated last.",
  })
  appearances(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.appearancesByShowId.page(id, page);
  }

  @Price({ asked: 10, each: 5 })
  @FieldResolver(() => PersonOnShowConnection, {
    description: "The people who appeared on it, most often first.",
  })
  people(
    @Root() { id }: Show,
    @Args(() => PersonOnShowArgs) { atLeast, inEachSeason, ...page }: PersonOnShowArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.peopleByShowId.page(id, page, { atLeast, seasons: inEachSeason ?? [] });
  }

  @FieldResolver(() => AboutConnection, { description: "What the show as a whole is about." })
  about(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.aboutsByWorkId.page(id, page);
  }
}

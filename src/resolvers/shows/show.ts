import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { Show, ShowKind } from "../../entities";
import { byEpisodeOrder } from "../../entities/orders";
import type { Context } from "../shared/context";
import {
  AboutConnection,
  AppearanceConnection,
  EpisodeConnection,
  HostConnection,
  ShowConnection,
  ShowOrganisationConnection,
} from "../shared/entity-connections";
import { EpisodeListArgs, NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";
import { PersonOnShowArgs, PersonOnShowConnection } from "./person-on-show";

@InputType({
  description: "A filter for shows. All given conditions must hold; an omitted one does not filter.",
})
class ShowsFilter {
  @Field(() => String, { nullable: true, description: "Part of a title, ignoring accents and case." })
  title?: string | null;

  @Field(() => [ShowKind], { nullable: true, description: "Any of these kinds." })
  kinds?: ShowKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: "Id or slug of an organisation; it, or one below it, is of the show, in any role.",
  })
  organisation?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether only `organisation` itself counts, without the organisations below it. By default they count too.",
  })
  exactly?: boolean | null;
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
    description: "All shows, in pages. Null only with an error.",
  })
  async shows(
    @Arg("filter", () => ShowsFilter, { nullable: true, description: "A filter; all when omitted." })
    filter: ShowsFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const { organisation, ...rest } = filter ?? {};
    const organisationId = await idOfReference(context, "Organisation", organisation);
    return listOf(context.reader, "shows", { ...rest, organisationId }, orderBy, page);
  }

  @FieldResolver(() => ShowOrganisationConnection, {
    description: "Its organisations, with their roles.",
  })
  organisations(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Show.organisations"].page(id, page);
  }

  @FieldResolver(() => HostConnection, {
    description:
      "Its hosts, present and former, latest start first; hosts of single episodes are on the episodes.",
  })
  hosts(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Show.hosts"].page(id, page);
  }

  @FieldResolver(() => EpisodeConnection, { description: "Its episodes." })
  episodes(
    @Root() { id }: Show,
    @Args(() => EpisodeListArgs) { orderBy, ...page }: EpisodeListArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders["Show.episodes"].page(id, page, byEpisodeOrder[orderBy]);
  }

  @FieldResolver(() => AppearanceConnection, {
    description: "The appearances in its episodes, newest first, undated last.",
  })
  appearances(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Show.appearances"].page(id, page);
  }

  @Price({ asked: 10, each: 5, atMost: ["Show.appearances"] })
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

  @FieldResolver(() => AboutConnection, { description: "The subjects of the show as a whole." })
  about(@Root() { id }: Show, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Show.about"].page(id, page);
  }
}

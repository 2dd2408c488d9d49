import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { hostsOfEpisode } from "../../catalogue/queries/episode-hosts";
import { EdtfDate, Episode, Host, Show } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import { AboutFilter, AppearancesFilter, EpisodesFilter } from "../shared/filters";
import { AboutConnection, AppearanceConnection, EpisodeConnection } from "../shared/entity-connections";
import { EpisodeListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne } from "../shared/references";

@Resolver(() => Episode)
export class EpisodeResolver {
  @InSql({ entity: "Episode" })
  @Query(() => Episode, { nullable: true, description: "One episode; null where there is none." })
  episode(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Episode", lookup);
  }

  @InSql({ list: "episodes" })
  @Query(() => EpisodeConnection, {
    nullable: true,
    description: "All episodes, in pages. Null only with an error.",
  })
  episodes(
    @FilterArg(() => EpisodesFilter) filter: GivenFilterOf<"Episode"> | null,
    @Args(() => EpisodeListArgs) { orderBy, ...page }: EpisodeListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "episodes", filter, orderBy, page);
  }

  @FieldResolver(() => Show, { description: "Its show." })
  show(@Root() { showId }: Episode, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }

  @InSql({ firstOf: ["occurredOn", "publishedOn"] })
  @FieldResolver(() => EdtfDate, {
    nullable: true,
    description:
      "The date that orders lists: when it took place, else when it was published; null when neither is known.",
  })
  date(@Root() { occurredOn, publishedOn }: Episode): EdtfDate | null {
    return occurredOn ?? publishedOn;
  }

  @InSql({ rows: hostsOfEpisode })
  @Price({ longest: 24 })
  @FieldResolver(() => [Host], {
    description:
      "Its hosts: its own if any are known, else those of the show who are not known to be out of post at its date. Earliest start first, unknown last. Empty when no host is known.",
  })
  async hosts(@Root() { id }: Episode, @Ctx() { loaders }: Context) {
    return (await loaders.hostsByEpisodeId.load(id)) ?? [];
  }

  @FieldResolver(() => AppearanceConnection, { description: "The appearances in it." })
  appearances(
    @Root() { id }: Episode,
    @FilterArg(() => AppearancesFilter) filter: GivenFilterOf<"Appearance"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Episode.appearances", id, page, { filter });
  }

  @FieldResolver(() => AboutConnection, { description: "Its subjects, in addition to those of its show." })
  about(
    @Root() { id }: Episode,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Episode.about", id, page, { filter });
  }

  @FieldResolver(() => Episode, {
    nullable: true,
    description: "The episode that it repeats; null when it is not a rerun.",
  })
  rerunOf(@Root() { rerunOfId }: Episode, @Ctx() { loaders }: Context) {
    return rerunOfId === null ? null : loaders.episodeById.load(rerunOfId);
  }

  @FieldResolver(() => EpisodeConnection, {
    description: "Episodes that repeat it, newest first, undated last.",
  })
  reruns(
    @Root() { id }: Episode,
    @FilterArg(() => EpisodesFilter) filter: GivenFilterOf<"Episode"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Episode.reruns", id, page, { filter });
  }
}

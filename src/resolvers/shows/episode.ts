import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { EdtfDate, Episode, Host, Show } from "../../entities";
import type { Context } from "../shared/context";
import { DateRangeInput } from "../shared/date-range";
import { AboutConnection, AppearanceConnection, EpisodeConnection } from "../shared/entity-connections";
import { EpisodeListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({
  description: "A filter for episodes. All given conditions must hold; an omitted one does not filter.",
})
class EpisodesFilter {
  @Field(() => String, { nullable: true, description: "Part of a title, ignoring accents and case." })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of their show." })
  show?: string | null;

  @Field(() => String, { nullable: true, description: "Their season, exactly." })
  season?: string | null;

  @Field(() => DateRangeInput, {
    nullable: true,
    description: "When they took place, else when they were published.",
  })
  dates?: DateRangeInput | null;
}

@Resolver(() => Episode)
export class EpisodeResolver {
  @Query(() => Episode, { nullable: true, description: "One episode; null where there is none." })
  episode(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Episode", lookup);
  }

  @Price({ filtered: 5, filteredPerThousand: 1, reads: ["Episode"] })
  @Query(() => EpisodeConnection, {
    nullable: true,
    description: "All episodes, in pages. Null only with an error.",
  })
  async episodes(
    @Arg("filter", () => EpisodesFilter, { nullable: true, description: "A filter; all when omitted." })
    filter: EpisodesFilter | null,
    @Args(() => EpisodeListArgs) { orderBy, ...page }: EpisodeListArgs,
    @Ctx() context: Context,
  ) {
    const { show, ...rest } = filter ?? {};
    const showId = await idOfReference(context, "Show", show);
    return listOf(context.reader, "episodes", { ...rest, showId }, orderBy, page);
  }

  @FieldResolver(() => Show, { description: "Its show." })
  show(@Root() { showId }: Episode, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }

  @FieldResolver(() => EdtfDate, {
    nullable: true,
    description:
      "The date that orders lists: when it took place, else when it was published; null when neither is known.",
  })
  date(@Root() { occurredOn, publishedOn }: Episode): EdtfDate | null {
    return occurredOn ?? publishedOn;
  }

  @Price({ longest: 8 })
  @FieldResolver(() => [Host], {
    description:
      "Its hosts: its own if any are known, else those of the show who are not known to be out of post at its date. Earliest start first, unknown last. Empty when no host is known.",
  })
  async hosts(@Root() { id }: Episode, @Ctx() { loaders }: Context) {
    return (await loaders.hostsByEpisodeId.load(id)) ?? [];
  }

  @FieldResolver(() => AppearanceConnection, { description: "The appearances in it." })
  appearances(@Root() { id }: Episode, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Episode.appearances"].page(id, page);
  }

  @FieldResolver(() => AboutConnection, { description: "Its subjects, in addition to those of its show." })
  about(@Root() { id }: Episode, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Episode.about"].page(id, page);
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
  reruns(@Root() { id }: Episode, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Episode.reruns"].page(id, page);
  }
}

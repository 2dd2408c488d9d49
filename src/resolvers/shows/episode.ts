import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { EdtfDate, Episode, Host, Show } from "../../entities";
import type { Context } from "../shared/context";
import { DateRangeInput } from "../shared/date-range";
import { AboutConnection, AppearanceConnection, EpisodeConnection } from "../shared/entity-connections";
import { DatedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";

@InputType({ description: "Which episodes. Conditions add up; what is left out says nothing." })
class EpisodesFilter {
  @Field(() => String, { nullable: true, description: "Part of a title, accents and case aside." })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of their show." })
  show?: string | null;

  @Field(() => String, { nullable: true, description: "Their season, exactly." })
  season?: string | null;

  @Field(() => DateRangeInput, { nullable: true, description: "When they took place, or else came out." })
  dates?: DateRangeInput | null;
}

@Resolver(() => Episode)
export class EpisodeResolver {
  @Query(() => Episode, { nullable: true, description: "One episode; null where there is none." })
  episode(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Episode", lookup);
  }

  @Price({ filtered: 20 })
  @Query(() => EpisodeConnection, {
    nullable: true,
    description: "All episodes, in pages. Null only with an error that says why.",
  })
  async episodes(
    @Arg("filter", () => EpisodesFilter, { nullable: true, description: "Which of them; all when left out." })
    filter: EpisodesFilter | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { show, ...rest } = filter ?? {};
    const showId = await idOfReference(context, "Show", show);
    return context.catalogue.listEpisodes({ ...rest, showId }, orderBy, page);
  }

  @FieldResolver(() => Show, { description: "The show that it is an instalment of." })
  show(@Root() { showId }: Episode, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }

  @FieldResolver(() => EdtfDate, {
    nullable: true,
    description: "What lists go by: when it took place, else when it came out; null when neither is known.",
  })
  date(@Root() { occurredOn, publishedOn }: Episode): EdtfDate | null {
    return occurredOn ?? publishedOn;
  }

  @Price({ longest: 8 })
  @FieldResolver(() => [Host], {
    description:
      "Who hosted it: its own hosts if any are known, else those of the show who are not known to be out of post at its date. Earliest start first, unknown last. Empty when no host is known.",
  })
  async hosts(@Root() { id }: Episode, @Ctx() { loaders }: Context) {
    return (await loaders.hostsByEpisodeId.load(id)) ?? [];
  }

  @FieldResolver(() => AppearanceConnection, { description: "Who appeared in it." })
  appearances(@Root() { id }: Episode, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.appearancesByEpisodeId.page(id, page);
  }

  @FieldResolver(() => AboutConnection, { description: "What it is about, beyond what its show is about." })
  about(@Root() { id }: Episode, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.aboutsByWorkId.page(id, page);
  }
}

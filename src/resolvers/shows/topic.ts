import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Topic } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage, rootPage } from "../shared/filter";
import { AppearancesFilter, AboutFilter, TopicsFilter } from "../shared/filters";
import { AboutConnection, AppearanceConnection, TopicConnection } from "../shared/entity-connections";
import { TopicListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { InSql } from "../shared/in-sql";
import { PageArgs } from "../shared/page-args";
import { findOne } from "../shared/references";
import { appearancesRelatedTo } from "./related";
import { RelatedArgs } from "./related-args";

@Resolver(() => Topic)
export class TopicResolver {
  @InSql({ entity: "Topic" })
  @Query(() => Topic, { nullable: true, description: "One topic; null where there is none." })
  topic(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Topic", lookup);
  }

  @InSql({ list: "topics" })
  @Query(() => TopicConnection, {
    nullable: true,
    description: "All topics, in pages. Null only with an error.",
  })
  topics(
    @FilterArg(() => TopicsFilter) filter: GivenFilterOf<"Topic"> | null,
    @Args(() => TopicListArgs) { orderBy, ...page }: TopicListArgs,
    @Ctx() context: Context,
  ) {
    return rootPage(context, "topics", filter, orderBy, page);
  }

  @FieldResolver(() => Topic, { nullable: true, description: "The topic directly above; null at the top." })
  broader(@Root() { broaderId }: Topic, @Ctx() { loaders }: Context) {
    return broaderId === null ? null : loaders.topicById.load(broaderId);
  }

  @FieldResolver(() => TopicConnection, { description: "The topics directly below, by label." })
  narrower(
    @Root() { id }: Topic,
    @FilterArg(() => TopicsFilter) filter: GivenFilterOf<"Topic"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Topic.narrower", id, page, { filter });
  }

  @InSql({ isOfRelated: true })
  @FieldResolver(() => AppearanceConnection, {
    description: "Appearances related to it or to a topic below it, newest first, undated last.",
  })
  appearances(
    @Root() { id }: Topic,
    @FilterArg(() => AppearancesFilter) filter: GivenFilterOf<"Appearance"> | null,
    @Args(() => RelatedArgs) page: RelatedArgs,
    @Ctx() context: Context,
  ) {
    return appearancesRelatedTo(id, filter, page, context);
  }

  @FieldResolver(() => AboutConnection, { description: "Shows, episodes and publications about it." })
  subjectOf(
    @Root() { id }: Topic,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Topic.subjectOf", id, page, { filter });
  }
}

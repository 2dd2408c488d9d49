import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from "type-graphql";

import { listOf } from "../../catalogue/queries/lists";
import { Topic } from "../../entities";
import type { Context } from "../shared/context";
import { AboutConnection, AppearanceConnection, TopicConnection } from "../shared/entity-connections";
import { NamedListArgs } from "../shared/list-args";
import { LookupArgs } from "../shared/lookup-args";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { findOne, idOfReference } from "../shared/references";
import { appearancesRelatedTo } from "./related";
import { RelatedArgs } from "./related-args";

@InputType({
  description: "A filter for topics. All given conditions must hold; an omitted one does not filter.",
})
class TopicsFilter {
  @Field(() => String, { nullable: true, description: "Part of a label, ignoring accents and case." })
  label?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a topic above them." })
  broader?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether only those directly below `broader` count. By default those further below count too.",
  })
  exactly?: boolean | null;
}

@Resolver(() => Topic)
export class TopicResolver {
  @Query(() => Topic, { nullable: true, description: "One topic; null where there is none." })
  topic(@Args(() => LookupArgs) lookup: LookupArgs, @Ctx() context: Context) {
    return findOne(context, "Topic", lookup);
  }

  @Price({ filtered: 5 })
  @Query(() => TopicConnection, {
    nullable: true,
    description: "All topics, in pages. Null only with an error.",
  })
  async topics(
    @Arg("filter", () => TopicsFilter, { nullable: true, description: "A filter; all when omitted." })
    filter: TopicsFilter | null,
    @Args(() => NamedListArgs) { orderBy, ...page }: NamedListArgs,
    @Ctx() context: Context,
  ) {
    const { broader, ...rest } = filter ?? {};
    const broaderId = await idOfReference(context, "Topic", broader);
    return listOf(context.reader, "topics", { ...rest, broaderId }, orderBy, page);
  }

  @FieldResolver(() => Topic, { nullable: true, description: "The topic directly above; null at the top." })
  broader(@Root() { broaderId }: Topic, @Ctx() { loaders }: Context) {
    return broaderId === null ? null : loaders.topicById.load(broaderId);
  }

  @FieldResolver(() => TopicConnection, { description: "The topics directly below, by label." })
  narrower(@Root() { id }: Topic, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Topic.narrower"].page(id, page);
  }

  @FieldResolver(() => AppearanceConnection, {
    description: "Appearances related to it or to a topic below it, newest first, undated last.",
  })
  appearances(@Root() { id }: Topic, @Args(() => RelatedArgs) args: RelatedArgs, @Ctx() context: Context) {
    return appearancesRelatedTo(id, args, context);
  }

  @FieldResolver(() => AboutConnection, { description: "Shows, episodes and publications about it." })
  subjectOf(@Root() { id }: Topic, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Topic.subjectOf"].page(id, page);
  }
}

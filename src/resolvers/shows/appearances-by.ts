import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";

import {
  AppearanceDimension,
  groupsQueryOf,
  noKey,
  type AppearanceGroupRow,
  type AppearanceGroupsQuery,
  type AppearanceTotals,
} from "../../catalogue/queries/appearance-groups";
import { RelatedReason } from "../../catalogue/read-models/reasons";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { AppearancesFilter, readAppearancesFilter } from "../shared/appearances-filter";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";
import { Price } from "../shared/price";
import { reasonsOf } from "../shared/relation";

describeEnum(
  AppearanceDimension,
  "AppearanceDimension",
  "What appearances are counted by. By YEAR and by SHOW each is in one group; by the rest it may be in several, or in none.",
  {
    YEAR: "The year of the date that appearances are listed by, in UTC: the first year that an uncertain date or an interval may mean, the last one of an interval without a start.",
    SHOW: "The show.",
    ROLE: "What the person did.",
    ORGANISATION:
      "The organisations that relate to it, as the facts name them: those above them count only where a fact names them too. See `reasons`.",
    TOPIC: "The topics that the episode or the show is about, without those above them.",
    PLATFORM: "The platforms of the episode's links to a recording.",
  },
);

@ObjectType({
  description:
    "How many appearances, and how many in each group of one dimension. An appearance in several groups counts in each; one in none is in the group whose key is null. So the counts of all groups add up to `counted`, and nothing is lost.",
})
export class AppearanceCounts {
  /** The key of the group of the outer dimension. */
  outerKey!: string;
  query!: AppearanceGroupsQuery;
}

@ObjectType({ description: "The appearances that share a year, a show, a role … Counted, so without an id." })
export class AppearanceGroup implements AppearanceGroupRow {
  query!: AppearanceGroupsQuery;

  @Field(() => String, {
    nullable: true,
    description:
      "A year (YYYY), an AppearanceRole, a Platform, or the id of `node`. Null for the group of those without: undated, without a role …",
  })
  key!: string | null;

  label!: string | null;

  @Field(() => Int, { description: "How many appearances are in it, each once." })
  count!: number;
}

const { Connection: AppearanceGroupConnection } = connectionOf("AppearanceGroup", () => AppearanceGroup, {
  asked: 100,
});

/** What the group without a key is called. */
const labelsWithoutKey: Readonly<Record<AppearanceDimension, string>> = {
  YEAR: "undated",
  SHOW: "no show",
  ROLE: "no role",
  ORGANISATION: "no organisation",
  TOPIC: "no topic",
  PLATFORM: "no recording",
};

const nothing: AppearanceTotals = { total: 0, counted: 0, inNone: 0, inSeveral: 0 };

@Resolver(() => AppearanceCounts)
export class AppearanceCountsResolver {
  @Price({ asked: 100 })
  @Query(() => AppearanceCounts, {
    nullable: true,
    description:
      "How many appearances there are by one dimension, or by two. Null only with an error that says why.",
  })
  async appearancesBy(
    @Arg("dimension", () => AppearanceDimension, { description: "What they are counted by." })
    dimension: AppearanceDimension,
    @Arg("and", () => AppearanceDimension, {
      nullable: true,
      description: "What each group is counted by in turn, in its `within`.",
    })
    and: AppearanceDimension | null,
    @Arg("filter", () => AppearancesFilter, {
      nullable: true,
      description: "Which appearances, as in `appearances`; all when left out.",
    })
    filter: AppearancesFilter | null,
    @Arg("reasons", () => [RelatedReason], {
      nullable: true,
      description:
        "By ORGANISATION: for which reasons one relates to an appearance. By default those of `filter.relatedTo`, else all but PERSON_AFFILIATION.",
    })
    reasons: RelatedReason[] | null,
    @Ctx() context: Context,
  ): Promise<AppearanceCounts> {
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    const query = groupsQueryOf({
      filter: conditions,
      relation,
      dimension,
      and: and ?? null,
      reasons: reasonsOf(reasons ?? relation?.reasons),
    });
    return { outerKey: noKey, query };
  }

  @FieldResolver(() => Int, { description: "How many appearances, each once." })
  async total(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).total;
  }

  @FieldResolver(() => Int, {
    description:
      "The counts of all groups together, with that of the group without a key. It is `total` by YEAR and by SHOW, and by the rest wherever `inSeveral` is 0.",
  })
  async counted(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).counted;
  }

  @FieldResolver(() => Int, {
    description:
      "How many appearances have no key, such as the undated: the count of the group without a key.",
  })
  async inNone(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).inNone;
  }

  @FieldResolver(() => Int, { description: "How many appearances are in more than one group." })
  async inSeveral(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).inSeveral;
  }

  @Price({ asked: 200 })
  @FieldResolver(() => AppearanceGroupConnection, {
    description:
      "The groups, largest first; those of one size by label, and organisations by id. No group is empty.",
  })
  groups(
    @Root() { outerKey, query }: AppearanceCounts,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.groupsByOuterKey.page(outerKey, page, query);
  }
}

async function totalsOf({ outerKey, query }: AppearanceCounts, { loaders }: Context) {
  return (await loaders.totalsByOuterKey.load([outerKey, query])) ?? nothing;
}

@Resolver(() => AppearanceGroup)
export class AppearanceGroupResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What to call it: the show's title, the topic's label, “undated” and the like, else the key. Null for an organisation, whose name `node` knows.",
  })
  label(@Root() { key, label, query }: AppearanceGroup) {
    return key === null ? labelsWithoutKey[query.dimension] : label;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The show, the organisation or the topic. Null for a year, a role or a platform, for the group without a key, and when its subgraph cannot be reached.",
  })
  node(@Root() { key }: AppearanceGroup, @Ctx() { loaders }: Context) {
    return key === null ? null : loaders.referredById.load(key);
  }

  @Price({ asked: 100 })
  @FieldResolver(() => AppearanceCounts, {
    nullable: true,
    description:
      "Its own appearances by the second dimension: there `total` is this group's `count`. Null where `and` was left out.",
  })
  within(@Root() { key, query }: AppearanceGroup): AppearanceCounts | null {
    const { dimension, and } = query;
    if (and === null) return null;
    return { outerKey: key ?? noKey, query: { ...query, dimension: and, within: dimension, and: null } };
  }
}

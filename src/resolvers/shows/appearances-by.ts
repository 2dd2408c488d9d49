import { Min } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import {
  AppearanceDimension,
  GroupOrder,
  groupsQueryOf,
  noKey,
  type AppearanceGroupRow,
  type AppearanceGroupsQuery,
  type AppearanceTotals,
} from "../../catalogue/queries/appearance-groups";
import { Node } from "../../entities";
import { describeEnum } from "../../entities/describe-enum";
import { reasonsOf, RelatedReason } from "../../projections/related/reasons";
import { readAppearancesFilter } from "../shared/appearances-filter";
import { AppearancesFilter } from "../shared/filters";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { PageArgs } from "../shared/page-args";
import { type DeclaredPrice, Price } from "../shared/price";

/** Each reads all appearances. */
const countingPrice: DeclaredPrice = { asked: 5, askedPerThousand: 16, reads: ["Appearance"] };
const groupingPrice: DeclaredPrice = { asked: 10, askedPerThousand: 16, reads: ["Appearance"] };

describeEnum(
  AppearanceDimension,
  "AppearanceDimension",
  "The dimensions to count appearances by. By YEAR, SHOW, SHOW_KIND and PERSON an appearance is in one group at most; by the others in any number.",
  {
    YEAR: "The year of the date that orders appearances, in its own time zone: the first possible year of an uncertain date or an interval, the last of an interval without a start.",
    SHOW: "The show.",
    SHOW_KIND: "The kind of the show.",
    PERSON: "The person who appeared.",
    HOST: "The hosts of the episode: its own, else those of its show then.",
    ROLE: "The role of the person.",
    ORGANISATION:
      "The organisations that relate to it, as the facts name them: those above them count only where a fact names them too. See `reasons`.",
    TOPIC: "The topics that the episode or the show is about, without those above them.",
    PLATFORM: "The platforms of the episode's links to a recording.",
  },
);

describeEnum(GroupOrder, "GroupOrder", "The order of groups. By label, the group without a key is last.", {
  LARGEST_FIRST: "Most appearances first.",
  A_TO_Z: "By label: the earliest year first. People and organisations by id.",
  Z_TO_A: "By label, backwards: the latest year first.",
});

@ArgsType()
class GroupsArgs extends PageArgs {
  @Field(() => GroupOrder, { defaultValue: GroupOrder.LARGEST_FIRST, description: "The order." })
  orderBy!: GroupOrder;

  @Field(() => Int, { defaultValue: 1, description: "Minimum number of appearances of a group." })
  @Min(1, { message: "`atLeast` takes 1 or more, but got $value." })
  atLeast!: number;
}

@ObjectType({
  description:
    "Counts of appearances by the groups of a dimension. An appearance in several groups counts in each; one in none is in the group with the key null. So the counts of all groups add up to `counted`.",
})
export class AppearanceCounts {
  /** The key of the group of the outer dimension. */
  outerKey!: string;
  query!: AppearanceGroupsQuery;
}

@ObjectType({ description: "The appearances of one year, show, role … Computed, so without an id." })
export class AppearanceGroup implements AppearanceGroupRow {
  query!: AppearanceGroupsQuery;

  @Field(() => String, {
    nullable: true,
    description:
      "A year (YYYY), an AppearanceRole, a ShowKind, a Platform, or the id of `node`. Null for the group of appearances without one: undated, without a role …",
  })
  key!: string | null;

  label!: string | null;

  @Field(() => Int, { description: "The number of its appearances, each counted once." })
  count!: number;
}

const { Connection: AppearanceGroupConnection } = connectionOf(
  "AppearanceGroup",
  () => AppearanceGroup,
  countingPrice,
);

/** The label of the group without a key. */
const labelsWithoutKey: Readonly<Record<AppearanceDimension, string>> = {
  YEAR: "undated",
  SHOW: "no show",
  SHOW_KIND: "no kind",
  PERSON: "no known person",
  HOST: "no known host",
  ROLE: "no role",
  ORGANISATION: "no organisation",
  TOPIC: "no topic",
  PLATFORM: "no recording",
};

const nothing: AppearanceTotals = { total: 0, counted: 0, inNone: 0, inSeveral: 0 };

@Resolver(() => AppearanceCounts)
export class AppearanceCountsResolver {
  @Price(countingPrice)
  @Query(() => AppearanceCounts, {
    nullable: true,
    description: "Counts of appearances by one dimension, or by two. Null only with an error.",
  })
  async appearancesBy(
    @Arg("dimension", () => AppearanceDimension, { description: "The dimension." })
    dimension: AppearanceDimension,
    @Arg("and", () => AppearanceDimension, {
      nullable: true,
      description: "A second dimension, for the groups in `within`.",
    })
    and: AppearanceDimension | null,
    @Arg("filter", () => AppearancesFilter, {
      nullable: true,
      description: "Which appearances, as in `appearances`; all when omitted.",
    })
    filter: GivenFilterOf<"Appearance"> | null,
    @Arg("reasons", () => [RelatedReason], {
      nullable: true,
      description:
        "For ORGANISATION: the reasons that relate an organisation to an appearance. By default those of `filter.relatedTo`, else all except PERSON_AFFILIATION.",
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

  @FieldResolver(() => Int, { description: "The number of appearances, each counted once." })
  async total(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).total;
  }

  @FieldResolver(() => Int, {
    description:
      "The sum of the counts of all groups, including the one without a key. Equals `total` by YEAR and SHOW, and by the others when `inSeveral` is 0.",
  })
  async counted(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).counted;
  }

  @FieldResolver(() => Int, {
    description:
      "The number of appearances without a key, such as undated ones: the count of the group without a key.",
  })
  async inNone(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).inNone;
  }

  @FieldResolver(() => Int, { description: "The number of appearances in more than one group." })
  async inSeveral(@Root() counts: AppearanceCounts, @Ctx() context: Context) {
    return (await totalsOf(counts, context)).inSeveral;
  }

  @Price(groupingPrice)
  @FieldResolver(() => AppearanceGroupConnection, {
    description: "The groups; ties by label, for people and organisations by id. No group is empty.",
  })
  groups(
    @Root() { outerKey, query }: AppearanceCounts,
    @Args(() => GroupsArgs) { orderBy: order, atLeast, ...page }: GroupsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.groupsByOuterKey.page(outerKey, page, { ...query, order, atLeast });
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
      "The show's title, the topic's label, a text such as “undated”, else the key. Null for a person and an organisation: `node` has the name.",
  })
  label(@Root() { key, label, query }: AppearanceGroup) {
    return key === null ? labelsWithoutKey[query.dimension] : label;
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The show, the person, the organisation or the topic. Null for a year, a role, a kind or a platform, for the group without a key, and when its subgraph is unavailable.",
  })
  node(@Root() { key }: AppearanceGroup, @Ctx() { loaders }: Context) {
    return key === null ? null : loaders.referredById.load(key);
  }

  @Price(countingPrice)
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

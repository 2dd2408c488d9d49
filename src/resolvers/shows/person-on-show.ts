import { Min } from "class-validator";
import { ArgsType, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import type { OnShowQuestion } from "../../loaders/loaders";
import { Person, Show } from "../../entities";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { readFilterOf } from "../shared/filter";
import { AppearancesFilter } from "../shared/filters";
import { OnShow } from "../shared/on-show";
import { PageArgs } from "../shared/page-args";

@ArgsType()
export class PersonOnShowArgs extends PageArgs {
  @Field(() => Int, { defaultValue: 1, description: "Minimum number of appearances." })
  @Min(1, { message: "`atLeast` takes 1 or more, but got $value." })
  atLeast!: number;

  @Field(() => [String], {
    nullable: true,
    description: "Only a person and a show with an appearance in each of these seasons.",
  })
  inEachSeason: string[] | null = null;

  @Field(() => AppearancesFilter, {
    nullable: true,
    description: "Which appearances count, as in `appearances`; all when omitted.",
  })
  filter: GivenFilterOf<"Appearance"> | null = null;
}

/** The question of these arguments, with the slugs of the filter resolved to ids. */
export async function readOnShow(
  context: Context,
  { atLeast, inEachSeason, filter }: PersonOnShowArgs,
): Promise<OnShowQuestion> {
  return {
    atLeast,
    seasons: inEachSeason ?? [],
    filter: await readFilterOf(context, "Appearance", filter),
  };
}

@ObjectType({
  description: "One person on one show: how often, and how far apart. Computed, so without an id.",
})
export class PersonOnShow extends OnShow {
  personId!: string;
  showId!: string;
}

export const { Connection: PersonOnShowConnection } = connectionOf("PersonOnShow", () => PersonOnShow);

@Resolver(() => PersonOnShow)
export class PersonOnShowResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "The person. Null when the people subgraph is unavailable.",
  })
  person(@Root() { personId }: PersonOnShow, @Ctx() { loaders }: Context) {
    return loaders.personById.load(personId);
  }

  @FieldResolver(() => Show, { description: "The show." })
  show(@Root() { showId }: PersonOnShow, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }
}

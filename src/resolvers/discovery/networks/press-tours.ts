import { Max, Min } from "class-validator";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import type { Participation } from "../../../catalogue/queries/participation";
import { ParticipationLayer } from "../../../catalogue/read-models/participation";
import { compare } from "../../../domain/compare";
import { Node } from "../../../entities";
import { Interned } from "../../../network/facts/interned";
import { pressTours, type TourOptions } from "../../../network/time/press-tours";
import { AppearancesFilter, readAppearancesFilter } from "../../shared/appearances-filter";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { loadSome, MostItemsArgs } from "./most-items";
import { rankedPage } from "./ranked-page";

@ObjectType({ description: "A span in which somebody was on several shows, much more often than ever." })
class PressTour {
  readonly memberId!: string;
  readonly showIds!: readonly string[];
  readonly factIds!: readonly string[];

  @Field(() => String, { description: "The day of its first appearance, YYYY-MM-DD." })
  readonly from!: string;

  @Field(() => String, { description: "The day of its last appearance, YYYY-MM-DD." })
  readonly to!: string;

  @Field(() => Float, {
    description:
      "How many times as often as ever, at its densest: appearances a day, by the person's own from the first day to the last.",
  })
  readonly rate!: number;
}

const { Connection: PressTourConnection } = connectionOf("PressTour", () => PressTour);

@ArgsType()
class PressToursArgs extends PageArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description:
      "Which appearances count, as in `appearances`; all when left out. A person's usual rate is of these too.",
  })
  filter: AppearancesFilter | null = null;

  @Field(() => Int, { defaultValue: 30, description: "Within how many days, 1 to 366." })
  @Min(1)
  @Max(366)
  days!: number;

  @Field(() => Int, { defaultValue: 2, description: "On how many different shows, 1 to 100." })
  @Min(1)
  @Max(100)
  shows!: number;

  @Field(() => Float, { defaultValue: 2, description: "How many times as often as ever, at least." })
  @Min(0)
  @Max(1_000_000)
  rate!: number;
}

@Resolver(() => PressTour)
export class PressTourResolver {
  @Price({ asked: 200 })
  @Query(() => PressTourConnection, {
    nullable: true,
    description:
      "People who were on several shows within some days, much more often than ever. Only appearances whose day is known count. Newest first. Null only with an error that says why.",
  })
  async pressTours(
    @Args(() => PressToursArgs) { filter, days, shows, rate, ...page }: PressToursArgs,
    @Ctx() context: Context,
  ) {
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    const found = await context.catalogue.discovery.participationOf({
      layers: [ParticipationLayer.APPEARANCE],
      filter: conditions,
      years: null,
      relation,
    });
    const tours = toursOf(found, { span: days, leastShows: shows, leastFactor: rate });
    return rankedPage<PressTour>(
      {
        list: "pressTours",
        order: "NEWEST_FIRST",
        length: tours.length,
        rowAt: (place) => tours[place] as PressTour,
      },
      page,
    );
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "Whose it is. Null when its subgraph cannot be reached.",
  })
  person(@Root() { memberId }: PressTour, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(memberId);
  }

  @FieldResolver(() => Int, { description: "On how many shows." })
  showCount(@Root() { showIds }: PressTour) {
    return showIds.length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description:
      "On which shows, in the order in which they came. An item is null when its subgraph cannot be reached.",
  })
  shows(
    @Root() { showIds }: PressTour,
    @Args(() => MostItemsArgs) asked: MostItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, showIds, asked);
  }

  @FieldResolver(() => Int, { description: "How many appearances." })
  appearanceCount(@Root() { factIds }: PressTour) {
    return factIds.length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description: "The appearances, oldest first. An item is null when its subgraph cannot be reached.",
  })
  appearances(
    @Root() { factIds }: PressTour,
    @Args(() => MostItemsArgs) asked: MostItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, factIds, asked);
  }
}

const day = 86_400_000;

/** Of the appearances whose day is known: newest first, those of one day by person. */
function toursOf(found: readonly Participation[], options: TourOptions): PressTour[] {
  const dated = found.filter((fact) => fact.day !== null && fact.showId !== null);
  const [people, shows] = [new Interned(), new Interned()];
  const entries = {
    from: Uint32Array.from(dated, ({ memberId }) => people.numberOf(memberId)),
    to: Uint32Array.from(dated, ({ showId }) => shows.numberOf(showId as string)),
    times: Float64Array.from(dated, (fact) => Date.parse(fact.day as string) / day),
  };
  const dayOf = (time: number) => new Date(time * day).toISOString().slice(0, 10);
  return pressTours(entries, options)
    .map(({ node, first, last, rows, factor }) => ({
      memberId: people.ids[node] as string,
      showIds: [...new Set(Array.from(rows, (row) => dated[row]?.showId as string))],
      factIds: Array.from(rows, (row) => dated[row]?.factId as string),
      from: dayOf(first),
      to: dayOf(last),
      rate: factor,
    }))
    .toSorted((one, other) => compare(other.from, one.from) || compare(one.memberId, other.memberId));
}

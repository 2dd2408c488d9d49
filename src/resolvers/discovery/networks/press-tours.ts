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

import type { GivenFilterOf } from "../../../catalogue/filters/by-type";
import { Node } from "../../../entities";
import type { FactTable } from "../../../analysis/facts/fact-table";
import { textAt } from "../../../analysis/facts/texts";
import type { PressTours } from "../../../analysis/questions/press-tours";
import { ParticipationLayer } from "../../../projections/participation/layers";
import { readAppearancesFilter } from "../../shared/appearances-filter";
import { AppearancesFilter } from "../../shared/filters";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { loadSome, MaxItemsArgs } from "./max-items";
import { rankedPage } from "./ranked-page";

@ObjectType({
  description: "A span in which a person was on several shows, at a much higher rate than usual.",
})
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
      "The highest ratio within the span: appearances per day, divided by the person's own rate from the first to the last day.",
  })
  readonly rate!: number;

  @Field(() => Float, {
    description:
      "How often chance does as much, from 0.001: of the same number of dates, drawn uniformly from the person's first to last day, the part that has a span with as many different shows.",
  })
  readonly pValue!: number;
}

const { Connection: PressTourConnection } = connectionOf("PressTour", () => PressTour);

@ArgsType()
class PressToursArgs extends PageArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description:
      "Which appearances count, as in `appearances`; all when omitted. A person's usual rate is of these too.",
  })
  filter: GivenFilterOf<"Appearance"> | null = null;

  @Field(() => Int, { defaultValue: 30, description: "The length of the span in days, 1 to 366." })
  @Min(1)
  @Max(366)
  days!: number;

  @Field(() => Int, { defaultValue: 2, description: "The minimum number of different shows, 1 to 100." })
  @Min(1)
  @Max(100)
  shows!: number;

  @Field(() => Float, {
    defaultValue: 2,
    description: "The minimum ratio of the rate within the span to the person's usual rate.",
  })
  @Min(0)
  @Max(1_000_000)
  rate!: number;

  @Field(() => Float, {
    defaultValue: 0.05,
    description:
      "The maximum p-value: of people with random dates, at most this part has a tour. 1 for all that is dense enough.",
  })
  @Min(0)
  @Max(1)
  maxPValue!: number;
}

@Resolver(() => PressTour)
export class PressTourResolver {
  @Price(networkPrices.network)
  @Query(() => PressTourConnection, {
    nullable: true,
    description:
      "Spans in which a person was on more shows than chance explains, at a much higher rate than usual. Only appearances whose day is known count. Newest first. Null only with an error.",
  })
  async pressTours(
    @Args(() => PressToursArgs) { filter, days, shows, rate, maxPValue, ...page }: PressToursArgs,
    @Ctx() context: Context,
  ) {
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    const query = { layers: [ParticipationLayer.APPEARANCE], filter: conditions, years: null, relation };
    const options = { span: days, leastShows: shows, leastFactor: rate, maxPValue };
    const { table, tours } = await context.networks.pressToursOf(query, options);
    return rankedPage<PressTour>(
      {
        list: "pressTours",
        order: "NEWEST_FIRST",
        length: tours.members.length,
        rowAt: (index) => tourAt(table, tours, index),
      },
      page,
    );
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: "The person. Null when its subgraph is unavailable.",
  })
  person(@Root() { memberId }: PressTour, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(memberId);
  }

  @FieldResolver(() => Int, { description: "The number of shows." })
  showCount(@Root() { showIds }: PressTour) {
    return showIds.length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description:
      "The shows, in order of their first appearance. An item is null when its subgraph is unavailable.",
  })
  shows(
    @Root() { showIds }: PressTour,
    @Args(() => MaxItemsArgs) asked: MaxItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, showIds, asked);
  }

  @FieldResolver(() => Int, { description: "The number of appearances." })
  appearanceCount(@Root() { factIds }: PressTour) {
    return factIds.length;
  }

  @FieldResolver(() => [Node], {
    nullable: "items",
    description: "The appearances, oldest first. An item is null when its subgraph is unavailable.",
  })
  appearances(
    @Root() { factIds }: PressTour,
    @Args(() => MaxItemsArgs) asked: MaxItemsArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loadSome(loaders, factIds, asked);
  }
}

const day = 86_400_000;

function tourAt({ ids, factIds, facts }: FactTable, tours: PressTours, index: number): PressTour {
  const partOf = (list: Uint32Array, starts: Uint32Array) => list.subarray(starts[index], starts[index + 1]);
  const dayOf = (time: number | undefined) => new Date((time as number) * day).toISOString().slice(0, 10);
  return {
    memberId: textAt(ids, tours.members[index] as number),
    showIds: Array.from(partOf(tours.shows, tours.showStarts), (show) => textAt(ids, show)),
    factIds: Array.from(partOf(tours.rows, tours.rowStarts), (row) => textAt(factIds, facts[row] as number)),
    from: dayOf(tours.from[index]),
    to: dayOf(tours.to[index]),
    rate: tours.rates[index] as number,
    pValue: tours.pValues[index] as number,
  };
}

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

import { participationOf, type Participation } from "../../../catalogue/queries/participation";
import { compare } from "../../../domain/compare";
import { Node } from "../../../entities";
import { Interned } from "../../../analysis/facts/interned";
import { pressTours, type TourOptions } from "../../../network/time/press-tours";
import { ParticipationLayer } from "../../../projections/participation/layers";
import { AppearancesFilter, readAppearancesFilter } from "../../shared/appearances-filter";
import { connectionOf } from "../../shared/connections";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
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
}

const { Connection: PressTourConnection } = connectionOf("PressTour", () => PressTour);

@ArgsType()
class PressToursArgs extends PageArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description:
      "Which appearances count, as in `appearances`; all when omitted. A person's usual rate is of these too.",
  })
  filter: AppearancesFilter | null = null;

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
}

@Resolver(() => PressTour)
export class PressTourResolver {
  @Price({ asked: 200 })
  @Query(() => PressTourConnection, {
    nullable: true,
    description:
      "Spans in which a person was on several shows, at a much higher rate than usual. Only appearances whose day is known count. Newest first. Null only with an error.",
  })
  async pressTours(
    @Args(() => PressToursArgs) { filter, days, shows, rate, ...page }: PressToursArgs,
    @Ctx() context: Context,
  ) {
    const { conditions, relation } = await readAppearancesFilter(context, filter);
    const found = await participationOf(context.reader, {
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
        rowAt: (index) => tours[index] as PressTour,
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

/** From appearances whose day is known. Newest first; ties by person. */
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

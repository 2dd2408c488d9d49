import { Max, Min } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { flowBetween } from "../../../network/communities/flow";
import { growth, type Growth } from "../../../network/time/growth";
import type { Window } from "../../../network/time/windows";
import { communitiesOverTime, spansOf, type CommunitiesOf } from "../../../reports/communities-over-time";
import type { NetworkQuery } from "../../../reports/network-query";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../shared/networks/measured-network";
import type { NetworksWithin } from "../../shared/networks/networks";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { MostItemsArgs } from "./most-items";
import { rankedPage } from "./ranked-page";
import {
  CommunityFlow,
  type CommunityHistory,
  Network,
  NetworkMember,
  NetworkMemberConnection,
  NetworkWindow,
} from "./types";

@ArgsType()
class WindowsArgs {
  @Field(() => Int, { defaultValue: 1, description: "How many years each window has, 1 to 100." })
  @Min(1)
  @Max(100)
  years!: number;
}

/** More would be a network for each of them. */
const mostWindows = 50;

@Resolver(() => Network)
export class NetworkWindowsResolver {
  @Price({ asked: 50, assumedSize: 10 })
  @FieldResolver(() => [NetworkWindow], {
    description:
      "The same network in one span of years after another, from the first dated fact to the last. What is undated is in none; each dated fact is in one, by the date that lists go by. At most 50.",
  })
  windows(
    @Root() { measured, query }: Network,
    @Args(() => WindowsArgs) { years }: WindowsArgs,
    @Ctx() { networks }: Context,
  ): NetworkWindow[] {
    const span = measured.facts.years;
    if (span === null) return [];
    const spans = spansOf(span, years, mostWindows);
    const queries = Array.from(spans, (windowed): NetworkQuery => ({ ...query, years: windowed }));
    const grown = growth(
      measured.facts.timed,
      queries.map((windowed) => momentsOf(windowed)),
    );
    let found: Promise<CommunityHistory> | undefined;
    const history = () => (found ??= historyOf(queries, networks));
    return queries.map((windowed, place) => ({
      growth: grown[place] as Growth,
      query: windowed,
      place,
      history,
      fromYear: windowed.years?.from ?? span.from,
      toYear: windowed.years?.to ?? span.to,
    }));
  }
}

@Resolver(() => NetworkWindow)
export class NetworkWindowResolver {
  @Price({ each: 10 })
  @FieldResolver(() => Network, { description: "The network of these years." })
  async network(@Root() { query }: NetworkWindow, @Ctx() { networks }: Context): Promise<Network> {
    return { query, measured: await networks.of(query) };
  }

  @FieldResolver(() => Int, { description: "How many were there whom no dated fact before names." })
  newMembers(@Root() { growth: { newLeft } }: NetworkWindow) {
    return newLeft;
  }

  @FieldResolver(() => Int, {
    description:
      "How many links of the two-mode network were there for the first time: a person on a show, say.",
  })
  newLinks(@Root() { growth: { newLinks } }: NetworkWindow) {
    return newLinks;
  }

  @Price({ each: 20 })
  @FieldResolver(() => Int, { description: "How many flows between communities there are." })
  async flowCount(@Root() window: NetworkWindow) {
    return (await flowsInto(window)).length;
  }

  @Price({ each: 20 })
  @FieldResolver(() => [CommunityFlow], {
    description:
      "Who moved between communities since the window before, the largest flows first, those who stayed among them. Empty for the first window.",
  })
  async flows(
    @Root() window: NetworkWindow,
    @Args(() => MostItemsArgs) { most }: MostItemsArgs,
  ): Promise<CommunityFlow[]> {
    return (await flowsInto(window)).slice(0, most);
  }
}

@Resolver(() => CommunityFlow)
export class CommunityFlowResolver {
  @FieldResolver(() => Int, { description: "How many members." })
  size(@Root() { numbers }: CommunityFlow) {
    return numbers.length;
  }

  @FieldResolver(() => NetworkMemberConnection, {
    description: "Who they are, as members of the later network; of the earlier one where they are gone.",
  })
  members(@Root() { measured, numbers, from, to }: CommunityFlow, @Args(() => PageArgs) page: PageArgs) {
    return rankedPage<NetworkMember>(
      {
        list: `network.${measured.facts.of}.flow.${from}.${to}`,
        order: "ID",
        length: numbers.length,
        rowAt: (place) => ({ measured, number: numbers[place] as number }),
      },
      page,
    );
  }
}

/** In milliseconds, as facts are timed. */
function momentsOf({ years }: NetworkQuery): Window {
  const startOf = (year: number) => new Date(0).setUTCFullYear(year, 0, 1);
  return { from: startOf(years?.from ?? 0), until: startOf((years?.to ?? 0) + 1) };
}

async function historyOf(
  queries: readonly NetworkQuery[],
  networks: NetworksWithin,
): Promise<CommunityHistory> {
  const windows = await Promise.all(queries.map((query) => networks.of(query)));
  const ids = [...new Set(windows.flatMap(({ facts }) => facts.ids))].toSorted();
  return { windows, ids, communities: await communitiesOverTime(windows, ids) };
}

async function flowsInto({ place, history }: NetworkWindow): Promise<CommunityFlow[]> {
  if (place === 0) return [];
  const { windows, ids, communities } = await history();
  const [earlier, later] = windows.slice(place - 1, place + 1) as [MeasuredNetwork, MeasuredNetwork];
  const [before, after] = communities.slice(place - 1, place + 1) as [CommunitiesOf, CommunitiesOf];
  return flowBetween(before, after).map(({ from, to }) => {
    const measured = to === null ? earlier : later;
    const numbers = [...ids.entries()]
      .filter(([index]) => isIn(before, from, index) && isIn(after, to, index))
      .map(([, id]) => measured.facts.find(id) as number);
    return { from, to, measured, numbers };
  });
}

function isIn({ of, isThere }: CommunitiesOf, group: number | null, place: number): boolean {
  return group === null ? !isThere(place) : isThere(place) && of[place] === group;
}

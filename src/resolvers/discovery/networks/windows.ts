import { Max, Min } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { flowBetween } from "../../../network/communities/flow";
import { growth, type Growth } from "../../../network/time/growth";
import type { Window } from "../../../network/time/windows";
import { communitiesOverTime, spansOf, type CommunitiesOf } from "../../../analysis/communities-over-time";
import type { NetworkQuery } from "../../../analysis/network-query";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import type { NetworksWithin } from "../../../analysis/cache/networks";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { MaxItemsArgs } from "./max-items";
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
  @Field(() => Int, { defaultValue: 1, description: "Years per window, 1 to 100." })
  @Min(1)
  @Max(100)
  years!: number;
}

/** Each window is a network of its own. */
const maxWindows = 50;

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
    const spans = spansOf(span, years, maxWindows);
    const queries = Array.from(spans, (windowed): NetworkQuery => ({ ...query, years: windowed }));
    const grown = growth(
      measured.facts.timed,
      queries.map((windowed) => momentsOf(windowed)),
    );
    let found: Promise<CommunityHistory> | undefined;
    const history = () => (found ??= historyOf(queries, networks));
    return queries.map((windowed, index) => ({
      growth: grown[index] as Growth,
      query: windowed,
      index,
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

  @FieldResolver(() => Int, { description: "The number of members without an earlier dated fact." })
  newMembers(@Root() { growth: { newLeft } }: NetworkWindow) {
    return newLeft;
  }

  @FieldResolver(() => Int, {
    description:
      "The number of new links of the two-mode network, for example a person's first time on a show.",
  })
  newLinks(@Root() { growth: { newLinks } }: NetworkWindow) {
    return newLinks;
  }

  @Price({ each: 20 })
  @FieldResolver(() => Int, { description: "The number of flows between communities." })
  async flowCount(@Root() window: NetworkWindow) {
    return (await flowsInto(window)).length;
  }

  @Price({ each: 20 })
  @FieldResolver(() => [CommunityFlow], {
    description:
      "Moves between communities since the previous window, including members who stayed; largest first. Empty for the first window.",
  })
  async flows(
    @Root() window: NetworkWindow,
    @Args(() => MaxItemsArgs) { max }: MaxItemsArgs,
  ): Promise<CommunityFlow[]> {
    return (await flowsInto(window)).slice(0, max);
  }
}

@Resolver(() => CommunityFlow)
export class CommunityFlowResolver {
  @FieldResolver(() => Int, { description: "The number of members." })
  size(@Root() { numbers }: CommunityFlow) {
    return numbers.length;
  }

  @FieldResolver(() => NetworkMemberConnection, {
    description: "These members, in the later network; in the earlier one if they are absent in the later.",
  })
  members(@Root() { measured, numbers, from, to }: CommunityFlow, @Args(() => PageArgs) page: PageArgs) {
    return rankedPage<NetworkMember>(
      {
        list: `network.${measured.facts.of}.flow.${from}.${to}`,
        order: "ID",
        length: numbers.length,
        rowAt: (index) => ({ measured, number: numbers[index] as number }),
      },
      page,
    );
  }
}

/** In milliseconds, as in `timed`. */
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

async function flowsInto({ index, history }: NetworkWindow): Promise<CommunityFlow[]> {
  if (index === 0) return [];
  const { windows, ids, communities } = await history();
  const [earlier, later] = windows.slice(index - 1, index + 1) as [MeasuredNetwork, MeasuredNetwork];
  const [before, after] = communities.slice(index - 1, index + 1) as [CommunitiesOf, CommunitiesOf];
  return flowBetween(before, after).map(({ from, to }) => {
    const measured = to === null ? earlier : later;
    const numbers = [...ids.entries()]
      .filter(([node]) => isIn(before, from, node) && isIn(after, to, node))
      .map(([, id]) => measured.facts.find(id) as number);
    return { from, to, measured, numbers };
  });
}

function isIn({ of, isThere }: CommunitiesOf, group: number | null, index: number): boolean {
  return group === null ? !isThere(index) : isThere(index) && of[index] === group;
}

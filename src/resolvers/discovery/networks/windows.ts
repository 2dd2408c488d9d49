import { Max, Min } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { usualCommunities } from "../../../network/communities/usual";
import type { Growth } from "../../../network/time/growth";
import type { Window } from "../../../network/time/windows";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import type { WindowFlows } from "../../../analysis/questions/flows";
import { spansOf, type Years } from "../../../analysis/spans";
import type { NetworkQuery } from "../../../analysis/network-query";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { MaxItemsArgs } from "./max-items";
import { rankedPage } from "./ranked-page";
import { CommunityFlow, Network, NetworkMember, NetworkMemberConnection, NetworkWindow } from "./types";

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
  @Price(networkPrices.windows)
  @FieldResolver(() => [NetworkWindow], {
    description:
      "The same network in one span of years after another, from the first dated fact to the last. What is undated is in none; each dated fact is in one, by the date that lists go by. At most 50.",
  })
  async windows(
    @Root() { measured, query }: Network,
    @Args(() => WindowsArgs) { years }: WindowsArgs,
  ): Promise<NetworkWindow[]> {
    const span = measured.facts.years;
    if (span === null) return [];
    const spans = spansOf(span, years, maxWindows);
    const grown = await measured.once(`growth ${years}`, ({ facts, run }) =>
      run("growth", facts.sides.timed, { windows: spans.map(momentsOf) }),
    );
    const queries = spans.map((windowed): NetworkQuery => ({ ...query, years: windowed }));
    return spans.map((windowed, index) => ({
      growth: grown[index] as Growth,
      query: queries[index] as NetworkQuery,
      before: queries[index - 1] ?? null,
      flowsInto: async () => (await flowsIn(measured, spans, years))[index] as WindowFlows,
      fromYear: windowed.from,
      toYear: windowed.to,
    }));
  }
}

@Resolver(() => NetworkWindow)
export class NetworkWindowResolver {
  @Price(networkPrices.windowNetwork)
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

  @Price(networkPrices.flows)
  @FieldResolver(() => Int, { description: "The number of flows between communities." })
  async flowCount(@Root() { flowsInto }: NetworkWindow) {
    return (await flowsInto()).from.length;
  }

  @Price(networkPrices.flows)
  @FieldResolver(() => [CommunityFlow], {
    description:
      "Moves between communities since the previous window, including members who stayed; largest first. Empty for the first window.",
  })
  async flows(
    @Root() { query, before, flowsInto }: NetworkWindow,
    @Args(() => MaxItemsArgs) { max }: MaxItemsArgs,
  ): Promise<CommunityFlow[]> {
    const { from, to, starts, members } = await flowsInto();
    return Array.from(from.subarray(0, max), (group, index) => {
      const next = to[index] as number;
      return {
        from: group === -1 ? null : group,
        to: next === -1 ? null : next,
        query: next === -1 && before !== null ? before : query,
        numbers: members.subarray(starts[index], starts[index + 1]),
      };
    });
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
  async members(
    @Root() { query, numbers, from, to }: CommunityFlow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { networks }: Context,
  ) {
    const measured = await networks.of(query);
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
function momentsOf({ from, to }: Years): Window {
  const startOf = (year: number) => new Date(0).setUTCFullYear(year, 0, 1);
  return { from: startOf(from), until: startOf(to + 1) };
}

/** The flows into each window. */
function flowsIn(measured: MeasuredNetwork, spans: readonly Years[], step: number): Promise<WindowFlows[]> {
  return measured.once(`flows ${step}`, async (within) => {
    const ofYears = within.ofYears();
    const windows = await Promise.all(
      spans.map(async (years) => {
        const window = await ofYears(years);
        const { best } = await window.communities(usualCommunities);
        const strengths = await window.scores(NodeMeasure.STRENGTH);
        const { table, sides } = window.facts;
        return { ids: table.ids, memberIds: sides.memberIds, of: best.of, strengths };
      }),
    );
    return within.run("flowsOverTime", windows, {});
  });
}

import { Max, Min } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { BadInput } from "../../../domain/errors";
import { flowBetween, renamedAfter, type Grouped } from "../../../network/communities/flow";
import { growth, type Growth } from "../../../network/time/growth";
import type { Window } from "../../../network/time/windows";
import type { NetworkQuery } from "../../../reports/network-query";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../shared/networks/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { rankedPage } from "./ranked-page";
import { CommunityFlow, Network, NetworkMember, NetworkMemberConnection, NetworkWindow } from "./types";

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
  @Price({ asked: 50 })
  @FieldResolver(() => [NetworkWindow], {
    description:
      "The same network in one span of years after another, from the first dated fact to the last. What is undated is in none; each dated fact is in one, by the date that lists go by. At most 50.",
  })
  windows(
    @Root() { measured, query }: Network,
    @Args(() => WindowsArgs) { years }: WindowsArgs,
  ): NetworkWindow[] {
    const span = measured.facts.years;
    if (span === null) return [];
    const count = Math.ceil((span.to - span.from + 1) / years);
    if (count > mostWindows) {
      throw new BadInput(
        `Expected at most ${mostWindows} windows, but ${span.from} to ${span.to} are ${count}.`,
      );
    }
    const queries = Array.from({ length: count }, (_, window): NetworkQuery => {
      const from = span.from + window * years;
      return { ...query, years: { from, to: from + years - 1 } };
    });
    const grown = growth(
      measured.facts.timed,
      queries.map((windowed) => momentsOf(windowed)),
    );
    return queries.map((windowed, window) => ({
      growth: grown[window] as Growth,
      query: windowed,
      before: queries[window - 1] ?? null,
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
  @FieldResolver(() => [CommunityFlow], {
    description:
      "Who moved between communities since the window before, the largest flows first, those who stayed among them. Empty for the first window.",
  })
  async flows(
    @Root() { query, before }: NetworkWindow,
    @Ctx() { networks }: Context,
  ): Promise<CommunityFlow[]> {
    if (before === null) return [];
    const [earlier, later] = await Promise.all([networks.of(before), networks.of(query)]);
    return flowsBetween(earlier, later);
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

async function flowsBetween(earlier: MeasuredNetwork, later: MeasuredNetwork): Promise<CommunityFlow[]> {
  const ids = [...new Set([...earlier.facts.ids, ...later.facts.ids])].toSorted();
  const before = await groupedIn(earlier, ids);
  const found = await groupedIn(later, ids);
  const after = { ...found, of: renamedAfter(before, found) };
  return flowBetween(before, after).map(({ from, to }) => {
    const measured = to === null ? earlier : later;
    const isOf = ({ of, isThere }: Grouped, group: number | null, place: number) =>
      group === null ? !isThere?.(place) : Boolean(isThere?.(place)) && of[place] === group;
    const numbers = [...ids.entries()]
      .filter(([place]) => isOf(before, from, place) && isOf(after, to, place))
      .map(([, id]) => measured.facts.find(id) as number);
    return { from, to, measured, numbers };
  });
}

/** Communities over these ids, of which some may not be in the network. */
async function groupedIn(measured: MeasuredNetwork, ids: readonly string[]): Promise<Grouped> {
  const { best } = await measured.communities({ resolution: 1, seed: 1 });
  const numbers = ids.map((id) => measured.facts.find(id));
  return {
    of: Uint32Array.from(numbers, (number) => (number === null ? 0 : (best.of[number] as number))),
    isThere: (place) => numbers[place] !== null,
  };
}

import { Args, FieldResolver, Resolver, Root } from "type-graphql";

import { compare } from "../../../domain/compare";
import { degrees } from "../../../network/measures/degree";
import { NetworkOf } from "../../../analysis/facts/two-sides";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { rankedPage } from "./ranked-page";
import { Network, Recycling, RecyclingConnection } from "./types";

@Resolver(() => Network)
export class NetworkRecyclingResolver {
  @Price({ asked: 50 })
  @FieldResolver(() => RecyclingConnection, {
    description:
      "Shows with repeated guests, by appearances per guest, highest first; shows without a repeated guest are omitted. Empty unless the network is of SHOWS.",
  })
  recycling(@Root() { measured }: Network, @Args(() => PageArgs) page: PageArgs) {
    const { facts } = measured;
    const guests = facts.of === NetworkOf.SHOWS ? degrees(facts.twoMode.left) : new Uint32Array();
    const shows = Array.from(guests, (count, number) => ({
      member: { measured, number },
      appearances: facts.factsOf(number),
      guests: count,
    }))
      .filter((show) => show.appearances > show.guests)
      .toSorted(
        (one, other) =>
          other.appearances / other.guests - one.appearances / one.guests ||
          other.appearances - one.appearances ||
          compare(facts.ids[one.member.number] as string, facts.ids[other.member.number] as string),
      );
    return rankedPage<Recycling>(
      {
        list: "network.SHOWS.recycling",
        order: "PER_GUEST",
        length: shows.length,
        rowAt: (index) => shows[index] as Recycling,
      },
      page,
    );
  }
}

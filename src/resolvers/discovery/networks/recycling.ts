import { Args, FieldResolver, Resolver, Root } from "type-graphql";

import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { NetworkOf } from "../../../analysis/facts/network-of";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { rankedPage } from "./ranked-page";
import { Network, Recycling, RecyclingConnection } from "./types";

@Resolver(() => Network)
export class NetworkRecyclingResolver {
  @Price(networkPrices.measure)
  @FieldResolver(() => RecyclingConnection, {
    description:
      "Shows with repeated guests, by appearances per guest, highest first; shows without a repeated guest are omitted. Empty unless the network is of SHOWS.",
  })
  async recycling(@Root() { measured }: Network, @Args(() => PageArgs) page: PageArgs) {
    const found = measured.facts.of === NetworkOf.SHOWS ? await recycledIn(measured) : null;
    return rankedPage<Recycling>(
      {
        list: "network.SHOWS.recycling",
        order: "PER_GUEST",
        length: found?.shows.length ?? 0,
        rowAt: (index) => ({
          member: { measured, number: found?.shows[index] as number },
          appearances: found?.appearances[index] as number,
          guests: found?.guests[index] as number,
        }),
      },
      page,
    );
  }
}

function recycledIn(measured: MeasuredNetwork) {
  return measured.once("recycling", ({ facts, run }) => {
    const { twoMode, timed, places } = facts.sides;
    return run("recycling", { twoMode, timed, places }, {});
  });
}

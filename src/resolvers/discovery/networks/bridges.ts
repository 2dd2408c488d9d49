import { Args, FieldResolver, Resolver, Root } from "type-graphql";

import { entryOf } from "../../../network/entries";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { rankedPage } from "./ranked-page";
import { CutMember, CutMemberConnection, Network, NetworkTie, NetworkTieConnection } from "./types";

@Resolver(() => Network)
export class NetworkBridgesResolver {
  @Price(networkPrices.measure)
  @FieldResolver(() => CutMemberConnection, {
    description:
      "Articulation points: members whose removal disconnects the network. Those that cut off most members first. Directions are ignored.",
  })
  async cutMembers(@Root() { measured }: Network, @Args(() => PageArgs) page: PageArgs) {
    const { parts, separated } = await cutNodesOf(measured);
    const order = await measured.once("cut members", async (within) => {
      const found = await cutNodesOf(within);
      const { places } = within.facts.sides;
      return within.run("cutMembers", { parts: found.parts, separated: found.separated, places }, {});
    });
    return rankedPage<CutMember>(
      {
        list: `network.${measured.facts.of}.cutMembers`,
        order: "SEPARATED",
        length: order.length,
        rowAt(index) {
          const number = order[index] as number;
          const member = { measured, number };
          return { member, parts: parts[number] as number, separated: separated[number] as number };
        },
      },
      page,
    );
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => NetworkTieConnection, {
    description: "Bridges: ties whose removal disconnects the network. Directions are ignored.",
  })
  async bridges(@Root() { measured }: Network, @Args(() => PageArgs) page: PageArgs) {
    const { bridges } = await cutNodesOf(measured);
    return rankedPage<NetworkTie>(
      {
        list: `network.${measured.facts.of}.bridges`,
        order: "FOUND",
        length: bridges.from.length,
        rowAt: (index) => tieBetween(measured, bridges.from[index] as number, bridges.to[index] as number),
      },
      page,
    );
  }
}

function cutNodesOf(measured: MeasuredNetwork) {
  return measured.once("cut nodes", ({ network, run }) => run("cutNodes", network, {}));
}

/** In the tie's direction if the network is directed. */
function tieBetween(measured: MeasuredNetwork, one: number, other: number): NetworkTie {
  const { network } = measured;
  const forth = entryOf(network, one, other);
  const entry = forth === -1 ? entryOf(network, other, one) : forth;
  const [fromNumber, toNumber] = forth === -1 ? [other, one] : [one, other];
  return { measured, fromNumber, toNumber, weight: network.weights?.[entry] ?? 1 };
}

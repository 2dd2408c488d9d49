import { FieldResolver, Float, Int, Resolver, Root } from "type-graphql";

import { twoModeDensity } from "../../../network/sizes";
import { orNull } from "../../../analysis/or-null";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { Network, TwoModeNetwork } from "./types";

@Resolver(() => Network)
export class NetworkTwoModeResolver {
  @FieldResolver(() => TwoModeNetwork, {
    description:
      "The two-mode network before projection. For HOST_GUEST: hosts on the left, guests on the right.",
  })
  twoMode(@Root() { measured }: Network): TwoModeNetwork {
    return { measured };
  }
}

@Resolver(() => TwoModeNetwork)
export class TwoModeNetworkResolver {
  @FieldResolver(() => Int, { description: "The number of nodes on the left." })
  leftOrder(@Root() { measured }: TwoModeNetwork) {
    return measured.facts.twoMode.left.size;
  }

  @FieldResolver(() => Int, { description: "The number of nodes on the right." })
  rightOrder(@Root() { measured }: TwoModeNetwork) {
    return measured.facts.twoMode.right.size;
  }

  @FieldResolver(() => Int, { description: "The number of links between left and right." })
  size(@Root() { measured }: TwoModeNetwork) {
    return measured.facts.twoMode.left.targets.length;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "The share of all possible links that there are, from 0 to 1. Null where a side is empty.",
  })
  density(@Root() { measured }: TwoModeNetwork) {
    return orNull(twoModeDensity(measured.facts.twoMode));
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    description:
      "Which share of the ways over three links is closed by a fourth (Robins and Alexander 2004), from 0 to 1: whether two who share one thing share another. 0 where there is no such way.",
  })
  robinsAlexander(@Root() { measured }: TwoModeNetwork) {
    return measured.once("Robins-Alexander", ({ facts, run }) =>
      run("robinsAlexanderClustering", facts.twoMode, {}),
    );
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "The mean of how much a left node shares with those with whom it shares anything (Latapy, Magnien and Del Vecchio 2008), from 0 to 1. Null where the left is empty.",
  })
  latapy(@Root() { measured }: TwoModeNetwork) {
    return measured.once("Latapy", async ({ facts, run }) =>
      orNull(await run("meanLatapy", facts.twoMode, {})),
    );
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "The mean redundancy of left nodes: which share of the pairs that one ties would be tied without it (Latapy, Magnien and Del Vecchio 2008). Nodes that tie none are left out; null where all are.",
  })
  redundancy(@Root() { measured }: TwoModeNetwork) {
    return measured.once("redundancy", async ({ facts, run }) =>
      orNull(await run("meanRedundancy", facts.twoMode, {})),
    );
  }
}

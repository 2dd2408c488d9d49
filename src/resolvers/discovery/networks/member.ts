import { Args, Ctx, FieldResolver, Float, Int, Resolver, Root } from "type-graphql";

import { Node } from "../../../entities";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
import { orNull } from "../../../analysis/or-null";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { communityOf } from "./community";
import { tiesOfMember } from "./lists";
import { Community, NetworkMember, NetworkTieConnection } from "./types";

const isolated = "Null without any tie.";

@Resolver(() => NetworkMember)
export class NetworkMemberResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description: "The person, show or organisation. Null when its subgraph is unavailable.",
  })
  node(@Root() { measured, number }: NetworkMember, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(measured.facts.idAt(number));
  }

  @FieldResolver(() => Int, { description: "The number of its neighbours; for HOST_GUEST of its guests." })
  degree(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.DEGREE);
  }

  @FieldResolver(() => Float, { description: "The sum of the weights of its ties." })
  strength(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.STRENGTH);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, { description: "Closeness after Wasserman and Faust, from 0 to 1." })
  closeness(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.CLOSENESS);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    description:
      "Harmonic closeness: the mean of 1/distance to every other member, 0 for unreachable ones; from 0 to 1.",
  })
  harmonicCloseness(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.HARMONIC_CLOSENESS);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    description: "The share of the shortest ways between two others that lead through it, from 0 to 1.",
  })
  betweenness(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.BETWEENNESS);
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Eigenvector centrality within its component, from 0 to 1; 0 without any tie. The whole vector has length 1, of which each component has the share of its members. Null where it is not defined: in HOST_GUEST, in a component where no chain of hosts and guests leads back to its start, or several that do are equally strong; and in a chain of hundreds of members, for which no score was found.",
  })
  eigenvector(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.EIGENVECTOR);
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, { description: "PageRank; the sum over all members is 1." })
  pagerank(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.PAGERANK);
  }

  @FieldResolver(() => Int, { description: "Core number: the largest k of the k-cores that it is in." })
  core(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.CORE);
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, {
    description:
      "Which share of the pairs of those it is tied to are tied too, from 0 to 1; 0 with fewer than two.",
  })
  clustering(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.CLUSTERING);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    nullable: true,
    description: `Burt's constraint: how much its neighbours are tied to each other. ${isolated}`,
  })
  constraint(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.CONSTRAINT);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    nullable: true,
    description: `Burt's effective size: the number of its neighbours minus their redundancy. ${isolated}`,
  })
  effectiveSize(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.EFFECTIVE_SIZE);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "The share of pairs of its events that would be tied without it, from 0 to 1. Null with fewer than two events; an error for HOST_GUEST.",
  })
  redundancy(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.REDUNDANCY);
  }

  @Price(networkPrices.measure)
  @FieldResolver(() => Float, {
    description: "BiRank in the two-mode network (He, Gao, Kan and Wang 2017). An error for HOST_GUEST.",
  })
  birank(@Root() member: NetworkMember) {
    return scoreOf(member, NodeMeasure.BIRANK);
  }

  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Community, {
    description: "Its community, for resolution 1 and seed 1.",
  })
  community(@Root() member: NetworkMember): Promise<Community> {
    return communityOf(member);
  }

  @Price({ each: 2 })
  @FieldResolver(() => NetworkTieConnection, {
    description: "Its ties, heaviest first; for HOST_GUEST those to its guests.",
  })
  ties(@Root() member: NetworkMember, @Args(() => PageArgs) page: PageArgs) {
    return tiesOfMember(member, page);
  }
}

async function scoreOf({ measured, number }: NetworkMember, measure: NodeMeasure): Promise<number | null> {
  return orNull((await measured.scores(measure))[number]);
}

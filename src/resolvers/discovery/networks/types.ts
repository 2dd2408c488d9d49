import { Field, Float, Int, ObjectType } from "type-graphql";

import type { Growth } from "../../../network/time/growth";
import { connectionOf } from "../../shared/connections";
import type { WindowFlows } from "../../../analysis/questions/flows";
import type { NetworkQuery } from "../../../analysis/network-query";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { Reads } from "../../shared/reads";

@Reads("participation")
@ObjectType({
  description:
    "A network of members and weighted ties, made from the facts of the catalogue. docs/network-measures.md defines every measure and its normalisation.",
})
export class Network {
  readonly measured!: MeasuredNetwork;
  readonly query!: NetworkQuery;
}

@ObjectType({ description: "A person, a show or an organisation as a member of a network." })
export class NetworkMember {
  readonly measured!: MeasuredNetwork;
  readonly number!: number;
}

@ObjectType({ description: "Two members that are tied. In HOST_GUEST it leads from the host to the guest." })
export class NetworkTie {
  readonly measured!: MeasuredNetwork;
  readonly fromNumber!: number;
  readonly toNumber!: number;

  @Field(() => Float, { description: "Its weight, as defined by the network's `weight`." })
  readonly weight!: number;
}

@ObjectType({ description: "One event that two members share, and the facts about it." })
export class TieEvidence {
  readonly viaId!: string;
  readonly factIds!: readonly string[];
}

@ObjectType({ description: "The communities of a network (Leiden; Traag, Waltman and Van Eck 2019)." })
export class Communities {
  readonly measured!: MeasuredNetwork;
  readonly options!: { readonly resolution: number; readonly seed: number };
  readonly of!: Uint32Array;
  readonly sizes!: Uint32Array;

  @Field(() => Float, {
    nullable: true,
    description:
      "Modularity: the share of tie weight within communities minus that expected by chance; the best of ten runs. Null without ties.",
  })
  readonly modularity!: number | null;

  @Field(() => Float, {
    description:
      "The agreement of ten runs with different seeds: mean normalised mutual information. Near 1 the communities are robust; far below they depend on the seed.",
  })
  readonly stability!: number;
}

@ObjectType({ description: "A group of members with more ties within it than expected by chance." })
export class Community {
  readonly communities!: Communities;

  @Field(() => Int, {
    description: "0 is the largest of its network. Another seed may change the numbers.",
  })
  readonly number!: number;
}

@Reads("participation")
@ObjectType({ description: "One bar of the degree distribution." })
export class DegreeCount {
  @Field(() => Int, { description: "The number of ties." })
  readonly degree!: number;

  @Field(() => Int, { description: "The number of members with that many ties; above 0." })
  readonly count!: number;
}

@ObjectType({ description: "The network of consecutive years." })
export class NetworkWindow {
  readonly query!: NetworkQuery;
  /** Null for the first window. */
  readonly before!: NetworkQuery | null;
  readonly flowsInto!: () => Promise<WindowFlows>;

  @Field(() => Int, { description: "Its first year." })
  readonly fromYear!: number;

  @Field(() => Int, { description: "Its last year, inclusive." })
  readonly toYear!: number;

  readonly growth!: Growth;
}

@ObjectType({
  description: "The number of members who moved from one community to another between two windows.",
})
export class CommunityFlow {
  @Field(() => Int, {
    nullable: true,
    description:
      "The community before. A community has the same number in all windows while it keeps its members. Null for members absent before.",
  })
  readonly from!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The community now: it has the number of the previous community with most of its members. Null for members absent now.",
  })
  readonly to!: number | null;

  /** The network of the members. */
  readonly query!: NetworkQuery;
  readonly numbers!: Uint32Array;
}

@ObjectType({
  description:
    "An articulation point: a member whose removal disconnects a part of the network (Hopcroft and Tarjan 1973).",
})
export class CutMember {
  @Field(() => NetworkMember, { description: "The member." })
  readonly member!: NetworkMember;

  @Field(() => Int, { description: "The number of components after removal; 2 or more." })
  readonly parts!: number;

  @Field(() => Int, { description: "The number of members outside the largest of these components." })
  readonly separated!: number;
}

@ObjectType({
  description:
    "How often a member brokers between two who are not tied, by groups (Gould and Fernandez 1989).",
})
export class Brokerage {
  @Field(() => Float, { description: "Coordinator: all three in one group." })
  readonly coordinator!: number;

  @Field(() => Float, { description: "Consultant: both others in one group, the broker in another." })
  readonly consultant!: number;

  @Field(() => Float, { description: "Gatekeeper: from another group to the broker's own." })
  readonly gatekeeper!: number;

  @Field(() => Float, {
    description: "From one of its own group to another; as often as gatekeeper where ties have no direction.",
  })
  readonly representative!: number;

  @Field(() => Float, { description: "Liaison: all three in different groups." })
  readonly liaison!: number;
}

@ObjectType({
  description: "A member, and how often it brokers between two who are not tied (Gould and Fernandez 1989).",
})
export class Broker extends Brokerage {
  @Field(() => NetworkMember, { description: "The member." })
  readonly member!: NetworkMember;

  readonly groupId!: string | null;

  @Field(() => Float, {
    description:
      "The number of untied pairs of members of two groups that it brokers; brokers are ranked by it. In a directed network, pairs from the one to the other.",
  })
  readonly between!: number;
}

@ObjectType({ description: "A show, and how often it had the same people." })
export class Recycling {
  @Field(() => NetworkMember, { description: "The show." })
  readonly member!: NetworkMember;

  @Field(() => Int, {
    description: "The number of facts of the requested layers: appearances by default.",
  })
  readonly appearances!: number;

  @Field(() => Int, { description: "The number of different people." })
  readonly guests!: number;
}

@ObjectType({
  description: "A two-mode network: members on the left, the events that tie them on the right.",
})
export class TwoModeNetwork {
  readonly measured!: MeasuredNetwork;
}

export const { Connection: NetworkMemberConnection } = connectionOf("NetworkMember", () => NetworkMember);
export const { Connection: NetworkTieConnection } = connectionOf("NetworkTie", () => NetworkTie);
export const { Connection: TieEvidenceConnection } = connectionOf("TieEvidence", () => TieEvidence);
export const { Connection: CommunityConnection } = connectionOf("Community", () => Community);
export const { Connection: CutMemberConnection } = connectionOf("CutMember", () => CutMember);
export const { Connection: BrokerConnection } = connectionOf("Broker", () => Broker);
export const { Connection: RecyclingConnection } = connectionOf("Recycling", () => Recycling);

import { Field, Float, Int, ObjectType } from "type-graphql";

import type { Growth } from "../../../network/time/growth";
import { connectionOf } from "../../shared/connections";
import type { CommunitiesOf } from "../../../reports/communities-over-time";
import type { NetworkQuery } from "../../../reports/network-query";
import type { MeasuredNetwork } from "../../shared/networks/measured-network";

@ObjectType({
  description:
    "Who is tied to whom, by the facts of the catalogue. docs/network-measures.md defines every measure, and says how each is normalised.",
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

  @Field(() => Float, { description: "What it weighs, by the weight that the network was asked with." })
  readonly weight!: number;
}

@ObjectType({ description: "One thing that two members share, and the facts that say so." })
export class TieEvidence {
  readonly viaId!: string;
  readonly factIds!: readonly string[];
}

@ObjectType({ description: "A network in communities (Leiden; Traag, Waltman and Van Eck 2019)." })
export class Communities {
  readonly measured!: MeasuredNetwork;
  readonly of!: Uint32Array;
  readonly sizes!: Uint32Array;

  @Field(() => Float, {
    nullable: true,
    description:
      "Modularity: the share of ties within communities, less what chance would give; the best of ten runs. Null without ties.",
  })
  readonly modularity!: number | null;

  @Field(() => Float, {
    description:
      "How far ten runs from different seeds agree, by mean normalised mutual information: near 1, the communities are the network's; far below, many are the seed's.",
  })
  readonly stability!: number;
}

@ObjectType({ description: "Members with more ties among them than chance would give." })
export class Community {
  readonly communities!: Communities;

  @Field(() => Int, {
    description: "0 is the largest of its network. Another seed may number them otherwise.",
  })
  readonly number!: number;
}

@ObjectType({ description: "How many members have so many ties." })
export class DegreeCount {
  @Field(() => Int, { description: "So many ties." })
  readonly degree!: number;

  @Field(() => Int, { description: "So many members; above 0." })
  readonly count!: number;
}

/** The communities of one window after another: they are numbered from the first on. */
export interface CommunityHistory {
  readonly windows: readonly MeasuredNetwork[];
  readonly ids: readonly string[];
  /** Per window. */
  readonly communities: readonly CommunitiesOf[];
}

@ObjectType({ description: "A network in some years only." })
export class NetworkWindow {
  readonly query!: NetworkQuery;
  /** Where it stands among all of them, and what became of their communities: found once for all windows of a list. */
  readonly place!: number;
  readonly history!: () => Promise<CommunityHistory>;

  @Field(() => Int, { description: "Its first year." })
  readonly fromYear!: number;

  @Field(() => Int, { description: "Its last year, which is in it." })
  readonly toYear!: number;

  readonly growth!: Growth;
}

@ObjectType({ description: "How many members went from one community to another between two windows." })
export class CommunityFlow {
  @Field(() => Int, {
    nullable: true,
    description:
      "The community before: it has one number in all windows, as long as it keeps its people. Null for those who were not there.",
  })
  readonly from!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The community now, numbered alike: the number of the one before that it has most in common with. Null for those who are gone.",
  })
  readonly to!: number | null;

  readonly measured!: MeasuredNetwork;
  readonly numbers!: readonly number[];
}

@ObjectType({
  description:
    "A member without whom a part of the network falls apart (articulation point; Hopcroft and Tarjan 1973).",
})
export class CutMember {
  @Field(() => NetworkMember, { description: "Who it is." })
  readonly member!: NetworkMember;

  @Field(() => Int, { description: "Into how many parts it falls; 2 or more." })
  readonly parts!: number;

  @Field(() => Int, { description: "How many members lose the largest of these parts." })
  readonly separated!: number;
}

@ObjectType({
  description:
    "How often a member stands between two who are not tied, by their groups (Gould and Fernandez 1989).",
})
export class Brokerage {
  @Field(() => Float, { description: "All three of one group." })
  readonly coordinator!: number;

  @Field(() => Float, { description: "Both others of one group, the broker of another." })
  readonly consultant!: number;

  @Field(() => Float, { description: "From another group to one of its own." })
  readonly gatekeeper!: number;

  @Field(() => Float, {
    description: "From one of its own group to another; as often as gatekeeper where ties have no direction.",
  })
  readonly representative!: number;

  @Field(() => Float, { description: "All three of different groups." })
  readonly liaison!: number;
}

@ObjectType({
  description: "A member, and how often it stands between two who are not tied (Gould and Fernandez 1989).",
})
export class Broker extends Brokerage {
  @Field(() => NetworkMember, { description: "Who it is." })
  readonly member!: NetworkMember;

  readonly groupId!: string | null;

  @Field(() => Float, {
    description:
      "How many pairs of members of two groups, who are not tied, it stands between: what brokers are ranked by. Where ties have directions, from the one to the other.",
  })
  readonly between!: number;
}

@ObjectType({ description: "A show, and how often it had the same people." })
export class Recycling {
  @Field(() => NetworkMember, { description: "The show." })
  readonly member!: NetworkMember;

  @Field(() => Int, {
    description: "How many facts of the layers asked for: appearances, unless hosts were asked for too.",
  })
  readonly appearances!: number;

  @Field(() => Int, { description: "How many different people." })
  readonly guests!: number;
}

@ObjectType({
  description: "What a network was projected from: its members on the left, what ties them on the right.",
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

import { Args, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { compare } from "../../../domain/compare";
import { usualCommunities } from "../../../network/communities/stability";
import { NodeMeasure } from "../../../analysis/facts/node-measures";
import { orNull } from "../../../analysis/or-null";
import { PageArgs } from "../../shared/page-args";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { rankedPage } from "./ranked-page";
import {
  Communities,
  Community,
  CommunityConnection,
  type NetworkMember,
  NetworkMemberConnection,
} from "./types";

@Resolver(() => Communities)
export class CommunitiesResolver {
  @FieldResolver(() => Int, {
    description: "The number of communities. A member without ties is one of its own.",
  })
  count(@Root() { sizes }: Communities) {
    return sizes.length;
  }

  @FieldResolver(() => CommunityConnection, { description: "All communities, largest first." })
  all(@Root() communities: Communities, @Args(() => PageArgs) page: PageArgs) {
    return rankedPage<Community>(
      {
        list: `network.${communities.measured.facts.of}.communities`,
        order: "LARGEST_FIRST",
        length: communities.sizes.length,
        rowAt: (index) => ({ communities, number: index }),
      },
      page,
    );
  }
}

@Resolver(() => Community)
export class CommunityResolver {
  @FieldResolver(() => Int, { description: "The number of its members." })
  size(@Root() { communities, number }: Community) {
    return communities.sizes[number];
  }

  @FieldResolver(() => NetworkMemberConnection, {
    description: "Its members, by strength, highest first.",
  })
  async members(@Root() community: Community, @Args(() => PageArgs) page: PageArgs) {
    const { measured } = community.communities;
    const members = await membersOf(community);
    return rankedPage<NetworkMember>(
      {
        list: `network.${measured.facts.of}.community.${community.number}`,
        order: NodeMeasure.STRENGTH,
        length: members.length,
        rowAt: (index) => ({ measured, number: members[index] as number }),
      },
      page,
    );
  }
}

async function membersOf({ communities: { measured, of }, number }: Community): Promise<number[]> {
  const { ids } = measured.facts;
  const strengths = await measured.scores(NodeMeasure.STRENGTH);
  const strengthOf = (node: number) => strengths[node] as number;
  return [...ids.keys()]
    .filter((node) => of[node] === number)
    .toSorted(
      (one, other) =>
        strengthOf(other) - strengthOf(one) || compare(ids[one] as string, ids[other] as string),
    );
}

export async function communitiesOf(
  measured: MeasuredNetwork,
  options: { readonly resolution: number; readonly seed: number },
): Promise<Communities> {
  const { best, meanNmi } = await measured.communities(options);
  const { of, sizes, modularity } = best;
  return { measured, of, sizes, modularity: orNull(modularity), stability: meanNmi };
}

export async function communityOf({ measured, number }: NetworkMember): Promise<Community> {
  const communities = await communitiesOf(measured, usualCommunities);
  return { communities, number: communities.of[number] as number };
}

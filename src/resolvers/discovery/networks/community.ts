import { Args, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { usualCommunities } from "../../../network/communities/usual";
import { NodeMeasure } from "../../../analysis/facts/node-measure";
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
    const { measured, options } = community.communities;
    const { members, starts } = await membersOf(measured, options);
    const [start, end] = [starts[community.number] as number, starts[community.number + 1] as number];
    return rankedPage<NetworkMember>(
      {
        list: `network.${measured.facts.of}.community.${community.number}`,
        order: NodeMeasure.STRENGTH,
        length: end - start,
        rowAt: (index) => ({ measured, number: members[start + index] as number }),
      },
      page,
    );
  }
}

function membersOf(measured: MeasuredNetwork, options: Communities["options"]) {
  return measured.once(`members by community ${options.resolution} ${options.seed}`, async (within) => {
    const { of, sizes } = (await within.communities(options)).best;
    const strengths = await within.scores(NodeMeasure.STRENGTH);
    const { places } = within.facts.sides;
    return within.run("communityMembers", { of, sizes, strengths, places }, {});
  });
}

export async function communitiesOf(
  measured: MeasuredNetwork,
  options: Communities["options"],
): Promise<Communities> {
  const { best, meanNmi } = await measured.communities(options);
  const { of, sizes, modularity } = best;
  return { measured, options, of, sizes, modularity: orNull(modularity), stability: meanNmi };
}

export async function communityOf({ measured, number }: NetworkMember): Promise<Community> {
  const communities = await communitiesOf(measured, usualCommunities);
  return { communities, number: communities.of[number] as number };
}

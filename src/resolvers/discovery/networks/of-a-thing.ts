import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../../catalogue/filters/by-type";
import { Organisation, Person, Show } from "../../../entities";
import { NetworkOf } from "../../../analysis/facts/network-of";
import { ProjectionWeight } from "../../../network/two-mode/projection-weight";
import { ParticipationLayer } from "../../../projections/participation/layers";
import { AppearancesFilter } from "../../shared/filters";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { readNetworkArgs, TieArgs } from "./asked";
import { tiesOfMember } from "./lists";
import { rankedPage } from "./ranked-page";
import { NetworkMember, NetworkTieConnection, type NetworkTie } from "./types";

const notInIt = "Null when not in the network, and when its subgraph is unavailable.";

@Resolver(() => Person)
export class PersonNetworkResolver {
  @Price(networkPrices.network)
  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description: `The person as a member of the network of people, tied by joint participation. ${notInIt}`,
  })
  network(@Root() { id }: Person, @Args(() => TieArgs) asked: TieArgs, @Ctx() context: Context) {
    return memberOf(NetworkOf.PEOPLE, id, asked, context);
  }
}

@ArgsType()
class CoAppearancesArgs extends PageArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description: "Which appearances count, as in `appearances`; all when omitted.",
  })
  filter: GivenFilterOf<"Appearance"> | null = null;
}

@Resolver(() => Person)
export class PersonCoAppearancesResolver {
  @Price(networkPrices.network)
  @FieldResolver(() => NetworkTieConnection, {
    nullable: true,
    description:
      "Ties to people who appeared in the same episodes, most often first. The weight is the number of episodes, the evidence the appearances. Null when its subgraph is unavailable.",
  })
  async coAppearances(
    @Root() { id }: Person,
    @Args(() => CoAppearancesArgs) { filter, ...page }: CoAppearancesArgs,
    @Ctx() context: Context,
  ) {
    const member = await memberOf(NetworkOf.PEOPLE, id, { ...asAppeared, filter }, context);
    return member === null ? noTies(page) : tiesOfMember(member, page);
  }
}

@Resolver(() => Show)
export class ShowNetworkResolver {
  @Price(networkPrices.network)
  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description: `The show as a member of the network of shows, tied by the people who appeared on both. ${notInIt}`,
  })
  network(@Root() { id }: Show, @Args(() => TieArgs) asked: TieArgs, @Ctx() context: Context) {
    return memberOf(NetworkOf.SHOWS, id, asked, context);
  }
}

@Resolver(() => Organisation)
export class OrganisationNetworkResolver {
  @Price(networkPrices.network)
  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description: `The organisation as a member of the network of organisations, tied by what both are involved in, such as shows, or by partnerships. ${notInIt}`,
  })
  network(@Root() { id }: Organisation, @Args(() => TieArgs) asked: TieArgs, @Ctx() context: Context) {
    return memberOf(NetworkOf.ORGANISATIONS, id, asked, context);
  }
}

const asAppeared = { layers: [ParticipationLayer.APPEARANCE], weight: ProjectionWeight.COUNT, minWeight: 0 };

/** Who never appeared. */
function noTies(page: PageArgs) {
  const of = { list: `network.${NetworkOf.PEOPLE}.ties.of`, order: "HEAVIEST_FIRST", length: 0 };
  return rankedPage<NetworkTie>({ ...of, rowAt: () => undefined as never }, page);
}

async function memberOf(
  of: NetworkOf,
  id: string,
  asked: TieArgs,
  context: Context,
): Promise<NetworkMember | null> {
  const query = await readNetworkArgs(context, of, asked);
  const measured = await context.networks.of(query);
  const number = measured.facts.find(id);
  return number === null ? null : { measured, number };
}

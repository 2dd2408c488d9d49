import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";

import { ParticipationLayer } from "../../../catalogue/read-models/participation";
import { Organisation, Person, Show } from "../../../entities";
import { NetworkOf } from "../../../network/facts/two-sides";
import { ProjectionWeight } from "../../../network/two-mode/projection";
import { AppearancesFilter } from "../../shared/appearances-filter";
import type { Context } from "../../shared/context";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { readNetworkArgs, TieArgs } from "./asked";
import { tiesOfMember } from "./lists";
import { rankedPage } from "./ranked-page";
import { NetworkMember, NetworkTieConnection, type NetworkTie } from "./types";

const notInIt = "Null where it is not in the network, and when its subgraph cannot be reached.";

@Resolver(() => Person)
export class PersonNetworkResolver {
  @Price({ asked: 200 })
  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description: `As a member of the network of people, tied by what they took part in together. ${notInIt}`,
  })
  network(@Root() { id }: Person, @Args(() => TieArgs) asked: TieArgs, @Ctx() context: Context) {
    return memberOf(NetworkOf.PEOPLE, id, asked, context);
  }
}

@ArgsType()
class CoAppearancesArgs extends PageArgs {
  @Field(() => AppearancesFilter, {
    nullable: true,
    description: "Which appearances count, as in `appearances`; all when left out.",
  })
  filter: AppearancesFilter | null = null;
}

@Resolver(() => Person)
export class PersonCoAppearancesResolver {
  @Price({ asked: 200 })
  @FieldResolver(() => NetworkTieConnection, {
    nullable: true,
    description:
      "With whom the person appeared in the same episode, most often first: each tie from the person to the other, with how often as its weight and the appearances as its evidence. Null when its subgraph cannot be reached.",
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
  @Price({ asked: 200 })
  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description: `As a member of the network of shows, tied by the people who were on both. ${notInIt}`,
  })
  network(@Root() { id }: Show, @Args(() => TieArgs) asked: TieArgs, @Ctx() context: Context) {
    return memberOf(NetworkOf.SHOWS, id, asked, context);
  }
}

@Resolver(() => Organisation)
export class OrganisationNetworkResolver {
  @Price({ asked: 200 })
  @FieldResolver(() => NetworkMember, {
    nullable: true,
    description: `As a member of the network of organisations, tied by the shows that both have to do with. ${notInIt}`,
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

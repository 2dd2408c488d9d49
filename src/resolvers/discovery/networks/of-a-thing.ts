import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation, Person, Show } from "../../../entities";
import { NetworkOf } from "../../../network/facts/two-sides";
import type { Context } from "../../shared/context";
import { Price } from "../../shared/price";
import { readNetworkArgs, TieArgs } from "./asked";
import { NetworkMember } from "./types";

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

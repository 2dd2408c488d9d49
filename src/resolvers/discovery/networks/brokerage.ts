import { FieldResolver, Resolver, Root } from "type-graphql";

import { usualCommunities } from "../../../network/communities/usual";
import { rolesOf } from "../../../network/brokerage/roles-of";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { Brokerage, NetworkMember } from "./types";

@Resolver(() => NetworkMember)
export class NetworkMemberBrokerageResolver {
  @Price(networkPrices.longMeasure)
  @FieldResolver(() => Brokerage, {
    description:
      "Its Gould-Fernandez brokerage roles between pairs that are not tied, with the communities of resolution 1 and seed 1 as groups. `brokers` takes groups of your own.",
  })
  async brokerage(@Root() { measured, number }: NetworkMember): Promise<Brokerage> {
    const roles = await measured.once("brokerage by community", async (within) => {
      const { best } = await within.communities(usualCommunities);
      return within.run("brokerageRoles", within.network, { groups: best.of });
    });
    return rolesOf(roles, number);
  }
}

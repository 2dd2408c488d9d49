import { FieldResolver, Resolver, Root } from "type-graphql";

import { usualCommunities } from "../../../network/communities/stability";
import { rolesOf } from "../../../network/brokerage/roles";
import { Price } from "../../shared/price";
import { Brokerage, NetworkMember } from "./types";

@Resolver(() => NetworkMember)
export class NetworkMemberBrokerageResolver {
  @Price({ asked: 150 })
  @FieldResolver(() => Brokerage, {
    description:
      "Its Gould-Fernandez brokerage roles between pairs that are not tied, with the communities of resolution 1 and seed 1 as groups. `brokers` takes groups of your own.",
  })
  async brokerage(@Root() { measured, number }: NetworkMember): Promise<Brokerage> {
    const { best } = await measured.communities(usualCommunities);
    const roles = await measured.once("brokerage by community", (run) =>
      run("brokerageRoles", measured.network, { groups: best.of }),
    );
    return rolesOf(roles, number);
  }
}

import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";

import { compare } from "../../../domain/compare";
import { Node } from "../../../entities";
import { brokerageBetween } from "../../../network/brokerage/between-groups";
import { brokerageRoles, rolesOf, type BrokerageRoles } from "../../../network/brokerage/roles";
import { readRelatedTo, RelatedTo } from "../../shared/appearances-filter";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../shared/networks/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { rankedPage } from "./ranked-page";
import { Broker, BrokerConnection, Network } from "./types";

const message = "`groups` takes 2 to 10.";

@ArgsType()
class BrokersArgs extends PageArgs {
  @Field(() => [RelatedTo], {
    description:
      "The groups, 2 to 10, each of those whose appearances, or episodes hosted, are related to an organisation or a topic. Who is in several belongs to that with most of theirs, of equals to the first.",
  })
  @ArrayMinSize(2, { message })
  @ArrayMaxSize(10, { message })
  groups!: RelatedTo[];
}

interface Brokers {
  /** Per node the place of its group; -1 for none. */
  readonly groups: Int32Array;
  readonly between: Float64Array;
  readonly roles: BrokerageRoles;
  /** Those who stand between anyone at all, the best first. */
  readonly order: readonly number[];
}

@Resolver(() => Network)
export class NetworkBrokersResolver {
  @Price({ asked: 100 })
  @FieldResolver(() => BrokerConnection, {
    description:
      "People who stand between groups, those with most pairs first; who stands between none is left out. Empty for shows and organisations.",
  })
  async brokers(
    @Root() { measured }: Network,
    @Args(() => BrokersArgs) { groups, ...page }: BrokersArgs,
    @Ctx() context: Context,
  ) {
    const relations = await Promise.all(groups.map((group) => readRelatedTo(context, group)));
    const subjectIds = relations.map(({ subjectId }) => subjectId);
    const found = await measured.once(`brokers ${JSON.stringify(relations)}`, async () => {
      const rows = await Promise.all(
        relations.map((relation) => context.catalogue.discovery.participantsRelatedTo(relation)),
      );
      return brokersAmong(measured, rows);
    });
    return rankedPage<Broker>(
      {
        list: `network.${measured.facts.of}.brokers`,
        order: "BETWEEN",
        length: found.order.length,
        rowAt: (place) => brokerAt(measured, found, found.order[place] as number, subjectIds),
      },
      page,
    );
  }
}

@Resolver(() => Broker)
export class BrokerResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The organisation or topic of its own group. Null where it is in none, and when its subgraph cannot be reached.",
  })
  group(@Root() { groupId }: Broker, @Ctx() { loaders }: Context) {
    return groupId === null ? null : loaders.referredById.load(groupId);
  }
}

function brokersAmong(
  { network, facts }: MeasuredNetwork,
  counted: ReadonlyArray<ReadonlyMap<string, number>>,
): Brokers {
  const groups = Int32Array.from(facts.ids, (id) => {
    const counts = counted.map((group) => group.get(id) ?? 0);
    const most = Math.max(...counts);
    return most === 0 ? -1 : counts.indexOf(most);
  });
  const between = brokerageBetween(network, groups);
  // Whoever is in no group is of one more.
  const roles = brokerageRoles(
    network,
    Uint32Array.from(groups, (group) => (group === -1 ? counted.length : group)),
  );
  const betweenOf = (node: number) => between[node] as number;
  const order = [...facts.ids.keys()]
    .filter((node) => betweenOf(node) > 0)
    .toSorted(
      (one, other) =>
        betweenOf(other) - betweenOf(one) || compare(facts.ids[one] as string, facts.ids[other] as string),
    );
  return { groups, between, roles, order };
}

function brokerAt(
  measured: MeasuredNetwork,
  { groups, between, roles }: Brokers,
  number: number,
  subjectIds: readonly string[],
): Broker {
  return {
    member: { measured, number },
    groupId: subjectIds[groups[number] as number] ?? null,
    between: between[number] as number,
    ...rolesOf(roles, number),
  };
}

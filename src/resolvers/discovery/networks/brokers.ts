import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";

import { participantsRelatedTo } from "../../../catalogue/queries/participation";
import { compare } from "../../../domain/compare";
import { Node } from "../../../entities";
import { brokerageBetween } from "../../../network/brokerage/between-groups";
import { brokerageRoles, rolesOf, type BrokerageRoles } from "../../../network/brokerage/roles";
import { readRelatedTo, RelatedTo } from "../../shared/appearances-filter";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { rankedPage } from "./ranked-page";
import { Broker, BrokerConnection, Network } from "./types";

const message = "`groups` takes 2 to 10.";

@ArgsType()
class BrokersArgs extends PageArgs {
  @Field(() => [RelatedTo], {
    description:
      "The groups, 2 to 10: people whose appearances or hosted episodes are related to an organisation or a topic. A person in several belongs to the one with most of these; ties go to the first.",
  })
  @ArrayMinSize(2, { message })
  @ArrayMaxSize(10, { message })
  groups!: RelatedTo[];
}

interface Brokers {
  /** The index of each node's group; -1 for none. */
  readonly groups: Int32Array;
  readonly between: Float64Array;
  readonly roles: BrokerageRoles;
  /** Nodes that broker at least one pair, most first. */
  readonly order: readonly number[];
}

@Resolver(() => Network)
export class NetworkBrokersResolver {
  @Price({ asked: 100 })
  @FieldResolver(() => BrokerConnection, {
    description:
      "People who broker between groups, those with most pairs first; people who broker no pair are omitted. Empty for shows and organisations.",
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
        relations.map((relation) => participantsRelatedTo(context.reader, relation)),
      );
      return brokersAmong(measured, rows);
    });
    return rankedPage<Broker>(
      {
        list: `network.${measured.facts.of}.brokers`,
        order: "BETWEEN",
        length: found.order.length,
        rowAt: (index) => brokerAt(measured, found, found.order[index] as number, subjectIds),
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
      "The organisation or topic of its own group. Null when it is in none, and when its subgraph is unavailable.",
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
    const max = Math.max(...counts);
    return max === 0 ? -1 : counts.indexOf(max);
  });
  const between = brokerageBetween(network, groups);
  // People in no group form one more group.
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

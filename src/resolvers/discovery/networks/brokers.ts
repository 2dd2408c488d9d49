import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";

import { readRelatedTo, RelatedTo } from "../../../catalogue/filters/related-to";
import { participantsRelatedTo } from "../../../catalogue/queries/participation";
import { Node } from "../../../entities";
import type { Brokers } from "../../../analysis/questions/brokers";
import { rolesOf } from "../../../network/brokerage/roles-of";
import { idOfIn } from "../../shared/filter";
import type { Context } from "../../shared/context";
import type { MeasuredNetwork } from "../../../analysis/cache/measured-network";
import { PageArgs } from "../../shared/page-args";
import { Price } from "../../shared/price";
import { networkPrices } from "./prices";
import { rankedPage } from "./ranked-page";
import { Broker, BrokerConnection, Network } from "./types";

const message = "`groups` takes 2 to 10.";

@ArgsType()
class BrokersArgs extends PageArgs {
  @Field(() => [RelatedTo], {
    description:
      "The groups, 2 to 10: people whose appearances or hosted episodes are related to the group's subject. A person in several belongs to the one with most of these; ties go to the first.",
  })
  @ArrayMinSize(2, { message })
  @ArrayMaxSize(10, { message })
  groups!: RelatedTo[];
}

@Resolver(() => Network)
export class NetworkBrokersResolver {
  @Price(networkPrices.longMeasure)
  @FieldResolver(() => BrokerConnection, {
    description:
      "People who broker between groups, those with most pairs first; people who broker no pair are omitted. Empty for shows and organisations.",
  })
  async brokers(
    @Root() { measured }: Network,
    @Args(() => BrokersArgs) { groups, ...page }: BrokersArgs,
    @Ctx() context: Context,
  ) {
    const idOf = idOfIn(context);
    const relations = await Promise.all(groups.map((group) => readRelatedTo(group, idOf)));
    const subjectIds = relations.map(({ subjectIds: [first] }) => first ?? null);
    const counted = await Promise.all(
      relations.map((relation) => participantsRelatedTo(context.reader, relation)),
    );
    const found = await measured.once(`brokers ${JSON.stringify(relations)}`, ({ network, facts, run }) => {
      const { memberIds, places } = facts.sides;
      return run("brokers", { network, ids: facts.table.ids, memberIds, places }, { counted });
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
      "The subject of its own group, the first of several. Null when it is in none, and when its subgraph is unavailable.",
  })
  group(@Root() { groupId }: Broker, @Ctx() { loaders }: Context) {
    return groupId === null ? null : loaders.referredById.load(groupId);
  }
}

function brokerAt(
  measured: MeasuredNetwork,
  { groups, between, roles }: Brokers,
  number: number,
  subjectIds: ReadonlyArray<string | null>,
): Broker {
  return {
    member: { measured, number },
    groupId: subjectIds[groups[number] as number] ?? null,
    between: between[number] as number,
    ...rolesOf(roles, number),
  };
}

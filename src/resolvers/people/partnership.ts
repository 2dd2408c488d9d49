import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation, Partnership, Topic } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => Partnership)
export class PartnershipResolver {
  @FieldResolver(() => Organisation, {
    description: "The organisation on the first side: the member, sponsor, supplier or governor.",
  })
  from(@Root() { fromId }: Partnership, @Ctx() { loaders }: Context) {
    return loaders.organisationById.load(fromId);
  }

  @FieldResolver(() => Organisation, { description: "The organisation on the other side." })
  to(@Root() { toId }: Partnership, @Ctx() { loaders }: Context) {
    return loaders.organisationById.load(toId);
  }

  @FieldResolver(() => [Topic], {
    nullable: "itemsAndList",
    description:
      "The topics that they work on together, in the order stated; empty when none is stated. An item is null when the shows subgraph is unavailable.",
  })
  topics(@Root() { topicIds }: Partnership, @Ctx() { loaders }: Context) {
    return topicIds.map((id) => loaders.topicById.load(id));
  }
}

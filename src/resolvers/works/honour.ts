import { createUnionType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { typeOfId } from "../../domain/ids";
import { Award, Honour, Organisation, Person, Publication, resolveType, Show } from "../../entities";
import type { Context } from "../shared/context";

const Recipient = createUnionType({
  name: "Recipient",
  description: "The types that can be honoured.",
  types: () => [Person, Organisation, Show, Publication] as const,
  resolveType,
});

@Resolver(() => Honour)
export class HonourResolver {
  @FieldResolver(() => [Recipient], {
    nullable: "itemsAndList",
    description:
      "The recipients, in the order stated; several share it. An item is null when its subgraph is unavailable.",
  })
  recipients(@Root() { recipientIds }: Honour, @Ctx() { loaders }: Context) {
    return recipientIds.map((id) => loaders.referredById.load(id));
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      "The first person who was honoured; null where no person was, and when the people subgraph is unavailable. See `recipients`.",
  })
  person(@Root() { recipientIds }: Honour, @Ctx() { loaders }: Context) {
    const first = recipientIds.find((id) => typeOfId(id) === "Person");
    return first === undefined ? null : loaders.personById.load(first);
  }

  @FieldResolver(() => Award, { description: "The award." })
  award(@Root() { awardId }: Honour, @Ctx() { loaders }: Context) {
    return loaders.awardById.load(awardId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation on whose behalf; null when not stated.",
  })
  onBehalfOf(@Root() { onBehalfOfId }: Honour, @Ctx() { loaders }: Context) {
    return onBehalfOfId === null ? null : loaders.organisationById.load(onBehalfOfId);
  }
}

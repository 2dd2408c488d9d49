import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Award, Honour, Organisation, Person } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => Honour)
export class HonourResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who was honoured. Null when people cannot be reached.",
  })
  person(@Root() { personId }: Honour, @Ctx() { loaders }: Context) {
    return loaders.personById.load(personId);
  }

  @FieldResolver(() => Award, { description: "In which award." })
  award(@Root() { awardId }: Honour, @Ctx() { loaders }: Context) {
    return loaders.awardById.load(awardId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "For work at which organisation; null when not stated.",
  })
  onBehalfOf(@Root() { onBehalfOfId }: Honour, @Ctx() { loaders }: Context) {
    return onBehalfOfId === null ? null : loaders.organisationById.load(onBehalfOfId);
  }
}

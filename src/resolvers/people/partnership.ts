import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation, Partnership } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => Partnership)
export class PartnershipResolver {
  @FieldResolver(() => Organisation, { description: "The organisation that is tied." })
  from(@Root() { fromId }: Partnership, @Ctx() { loaders }: Context) {
    return loaders.organisationById.load(fromId);
  }

  @FieldResolver(() => Organisation, { description: "The organisation that it is tied to." })
  to(@Root() { toId }: Partnership, @Ctx() { loaders }: Context) {
    return loaders.organisationById.load(toId);
  }
}

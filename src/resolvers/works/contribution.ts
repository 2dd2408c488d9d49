import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Contribution, Person, Publication } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => Contribution)
export class ContributionResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who contributed. Null when people cannot be reached.",
  })
  person(@Root() { personId }: Contribution, @Ctx() { loaders }: Context) {
    return loaders.personById.load(personId);
  }

  @FieldResolver(() => Publication, { description: "To what." })
  publication(@Root() { publicationId }: Contribution, @Ctx() { loaders }: Context) {
    return loaders.publicationById.load(publicationId);
  }
}

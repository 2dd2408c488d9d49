import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Affiliation, Organisation, Person } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => Affiliation)
export class AffiliationResolver {
  @FieldResolver(() => Person, { description: "The person." })
  person(@Root() { personId }: Affiliation, @Ctx() { loaders }: Context) {
    return loaders.personById.load(personId);
  }

  @FieldResolver(() => Organisation, { description: "To what." })
  organisation(@Root() { organisationId }: Affiliation, @Ctx() { loaders }: Context) {
    return loaders.organisationById.load(organisationId);
  }
}

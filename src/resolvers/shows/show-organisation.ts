import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation, Show, ShowOrganisation } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => ShowOrganisation)
export class ShowOrganisationResolver {
  @FieldResolver(() => Show, { description: "The show." })
  show(@Root() { showId }: ShowOrganisation, @Ctx() { loaders }: Context) {
    return loaders.showById.load(showId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation. Null when the people subgraph is unavailable.",
  })
  organisation(@Root() { organisationId }: ShowOrganisation, @Ctx() { loaders }: Context) {
    return loaders.organisationById.load(organisationId);
  }
}

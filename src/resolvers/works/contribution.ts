import { createUnionType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { typeOfId } from "../../domain/ids";
import { Contribution, Organisation, Person, Publication, resolveType, Show } from "../../entities";
import type { Context } from "../shared/context";
import { InSql } from "../shared/in-sql";

const Contributor = createUnionType({
  name: "Contributor",
  description: "The types that can contribute to a publication.",
  types: () => [Person, Organisation, Show] as const,
  resolveType,
});

@Resolver(() => Contribution)
export class ContributionResolver {
  @FieldResolver(() => Contributor, {
    nullable: true,
    description: "The contributor. Null when its subgraph is unavailable.",
  })
  contributor(@Root() { contributorId }: Contribution, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(contributorId);
  }

  @InSql({ rowOf: ["Person"], in: "contributorPersonId" })
  @FieldResolver(() => Person, {
    nullable: true,
    description:
      "The person who contributed; null for an organisation or a show, and when the people subgraph is unavailable.",
  })
  person(@Root() { contributorId }: Contribution, @Ctx() { loaders }: Context) {
    return typeOfId(contributorId) === "Person" ? loaders.personById.load(contributorId) : null;
  }

  @FieldResolver(() => Publication, { description: "To what." })
  publication(@Root() { publicationId }: Contribution, @Ctx() { loaders }: Context) {
    return loaders.publicationById.load(publicationId);
  }
}

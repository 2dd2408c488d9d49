import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation } from "../../entities";
import type { Context } from "../shared/context";
import { AwardConnection, PublicationConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** What works add to an organisation. Nullable, so that a subgraph that is down costs these fields only. */
@Resolver(() => Organisation)
export class OrganisationWorksResolver {
  @FieldResolver(() => PublicationConnection, {
    nullable: true,
    description: "What it brought out, newest first, undated last. Null when works cannot be reached.",
  })
  publications(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    return loaders.publicationsByPublisherId.page(id, page);
  }

  @FieldResolver(() => AwardConnection, {
    nullable: true,
    description: "Awards that it confers, newest first. Null when works cannot be reached.",
  })
  awards(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.awardsByConferredById.page(id, page);
  }
}

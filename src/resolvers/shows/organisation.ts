import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Organisation } from "../../entities";
import type { Context } from "../shared/context";
import {
  AboutConnection,
  AppearanceConnection,
  ShowOrganisationConnection,
} from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";
import { appearancesRelatedTo } from "./related";
import { RelatedArgs } from "./related-args";

/** Fields of the shows subgraph on an organisation. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Organisation)
export class OrganisationShowsResolver {
  @FieldResolver(() => ShowOrganisationConnection, {
    nullable: true,
    description: "Its shows, with its roles. Null when the shows subgraph is unavailable.",
  })
  shows(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Organisation.shows"].page(id, page);
  }

  @FieldResolver(() => AppearanceConnection, {
    nullable: true,
    description:
      "Appearances related to it or to an organisation below it, newest first, undated last. Null when the shows subgraph is unavailable.",
  })
  appearances(
    @Root() { id }: Organisation,
    @Args(() => RelatedArgs) args: RelatedArgs,
    @Ctx() context: Context,
  ) {
    return appearancesRelatedTo(id, args, context);
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description: "Shows, episodes and publications about it. Null when the shows subgraph is unavailable.",
  })
  subjectOf(@Root() { id }: Organisation, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Organisation.subjectOf"].page(id, page);
  }
}

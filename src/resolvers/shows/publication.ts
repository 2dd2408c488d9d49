import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import { Publication } from "../../entities";
import type { Context } from "../shared/context";
import { FilterArg, nestedPage } from "../shared/filter";
import { AboutFilter } from "../shared/filters";
import { AboutConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** Fields of the shows subgraph on a publication. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Publication)
export class PublicationShowsResolver {
  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description: "Its subjects. Null when the shows subgraph is unavailable.",
  })
  about(
    @Root() { id }: Publication,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Publication.about", id, page, { filter });
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description:
      "Shows, episodes and publications about it, such as its launch. Null when the shows subgraph is unavailable.",
  })
  subjectOf(
    @Root() { id }: Publication,
    @FilterArg(() => AboutFilter) filter: GivenFilterOf<"About"> | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return nestedPage(context, "Publication.subjectOf", id, page, { filter });
  }
}

import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Publication } from "../../entities";
import type { Context } from "../shared/context";
import { AboutConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** Fields of the shows subgraph on a publication. Nullable, so that an unavailable subgraph nulls only these. */
@Resolver(() => Publication)
export class PublicationShowsResolver {
  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description: "Its subjects. Null when the shows subgraph is unavailable.",
  })
  about(@Root() { id }: Publication, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Publication.about"].page(id, page);
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description:
      "Shows, episodes and publications about it, such as its launch. Null when the shows subgraph is unavailable.",
  })
  subjectOf(@Root() { id }: Publication, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders["Publication.subjectOf"].page(id, page);
  }
}

import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Publication } from "../../entities";
import type { Context } from "../shared/context";
import { AboutConnection } from "../shared/entity-connections";
import { PageArgs } from "../shared/page-args";

/** What shows add to a publication. Nullable, so that a subgraph that is down costs these fields only. */
@Resolver(() => Publication)
export class PublicationShowsResolver {
  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description: "What it is about. Null when shows cannot be reached.",
  })
  about(@Root() { id }: Publication, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.aboutsByWorkId.page(id, page);
  }

  @FieldResolver(() => AboutConnection, {
    nullable: true,
    description:
      "Shows, episodes and publications about it, such as its launch. Null when shows cannot be reached.",
  })
  subjectOf(@Root() { id }: Publication, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context) {
    return loaders.aboutsBySubjectId.page(id, page);
  }
}

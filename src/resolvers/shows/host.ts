import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { Episode, Host, Person, Show } from "../../entities";
import type { Context } from "../shared/context";

@Resolver(() => Host)
export class HostResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "The person who hosts. Null when the people subgraph is unavailable.",
  })
  person(@Root() { personId }: Host, @Ctx() { loaders }: Context) {
    return loaders.personById.load(personId);
  }

  @FieldResolver(() => Show, {
    nullable: true,
    description: "The show; null where one episode was hosted: see `episode`.",
  })
  show(@Root() { showId }: Host, @Ctx() { loaders }: Context) {
    return showId === null ? null : loaders.showById.load(showId);
  }

  @FieldResolver(() => Episode, {
    nullable: true,
    description: "The one episode; null where the show is hosted: see `show`.",
  })
  episode(@Root() { episodeId }: Host, @Ctx() { loaders }: Context) {
    return episodeId === null ? null : loaders.episodeById.load(episodeId);
  }
}

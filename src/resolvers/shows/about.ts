import { createUnionType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { About, Episode, Organisation, Person, Publication, Show, Topic, resolveType } from "../../entities";
import type { Context } from "../shared/context";

const Work = createUnionType({
  name: "Work",
  description: "The works that can be about a subject.",
  types: () => [Show, Episode, Publication] as const,
  resolveType,
});

const Subject = createUnionType({
  name: "Subject",
  description: "The subjects that a work can be about.",
  types: () => [Person, Organisation, Topic, Publication] as const,
  resolveType,
});

@Resolver(() => About)
export class AboutResolver {
  @FieldResolver(() => Work, {
    nullable: true,
    description: "The work. Null when its subgraph is unavailable.",
  })
  work(@Root() { workId }: About, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(workId);
  }

  @FieldResolver(() => Subject, {
    nullable: true,
    description: "The subject. Null when its subgraph is unavailable.",
  })
  subject(@Root() { subjectId }: About, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(subjectId);
  }
}

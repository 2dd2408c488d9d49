import { createUnionType, Ctx, FieldResolver, Resolver, Root } from "type-graphql";

import { About, Episode, Organisation, Person, Publication, Show, Topic, resolveType } from "../../entities";
import type { Context } from "../shared/context";

const Work = createUnionType({
  name: "Work",
  description: "What can be about something.",
  types: () => [Show, Episode, Publication] as const,
  resolveType,
});

const Subject = createUnionType({
  name: "Subject",
  description: "What something can be about.",
  types: () => [Person, Organisation, Topic, Publication] as const,
  resolveType,
});

@Resolver(() => About)
export class AboutResolver {
  @FieldResolver(() => Work, {
    nullable: true,
    description: "What is about it. Null when its subgraph cannot be reached.",
  })
  work(@Root() { workId }: About, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(workId);
  }

  @FieldResolver(() => Subject, {
    nullable: true,
    description: "What it is about. Null when its subgraph cannot be reached.",
  })
  subject(@Root() { subjectId }: About, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(subjectId);
  }
}

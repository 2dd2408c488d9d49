import { createUnionType, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";

import type { Because as BecauseRow } from "../../catalogue/queries/related";
import { Node, Organisation, Person, Publication, Topic, resolveType } from "../../entities";
import { RelatedReason } from "../../projections/related/reasons";
import type { Context } from "./context";
import { InSql } from "./in-sql";

const subjectTypes = ["Organisation", "Topic", "Person", "Publication"] as const;

const RelatedSubject = createUnionType({
  name: "RelatedSubject",
  description: "The types of what something can be related to.",
  types: () => [Organisation, Topic, Person, Publication] as const,
  resolveType,
});

@ObjectType({ description: "One reason why something is related to a requested subject, and its fact." })
export class Because implements BecauseRow {
  subjectId!: string;

  @Field(() => RelatedReason, { description: "The kind of reason." })
  reason!: RelatedReason;

  @Field(() => ID, { description: "The id of the fact behind it." })
  factId!: string;

  viaId!: string;
}

/** A value type of several subgraphs: each answers with stubs, which their owners complete. */
@Resolver(() => Because)
export class BecauseResolver {
  @FieldResolver(() => Node, {
    nullable: true,
    description:
      "The fact behind it, with its standing and its sources. Null when its subgraph is unavailable.",
  })
  fact(@Root() { factId }: Because, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(factId);
  }

  @InSql({ rowOf: subjectTypes, in: "viaId" })
  @FieldResolver(() => RelatedSubject, {
    nullable: true,
    description:
      "What the fact names: the requested subject, or an organisation or a topic below it. Null when its subgraph is unavailable.",
  })
  via(@Root() { viaId }: Because, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(viaId);
  }

  @InSql({ rowOf: subjectTypes, in: "subjectId" })
  @FieldResolver(() => RelatedSubject, {
    nullable: true,
    description: "The requested subject, one of several. Null when its subgraph is unavailable.",
  })
  subject(@Root() { subjectId }: Because, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(subjectId);
  }
}

import { createUnionType, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from "type-graphql";

import type { Page } from "../../catalogue/pages/page";
import { type Appearance, Node, Organisation, Topic, resolveType } from "../../entities";
import { RelatedReason } from "../../projections/related/reasons";
import type { Context } from "../shared/context";
import { AppearanceEdge } from "../shared/entity-connections";
import type { Relation } from "../shared/relation";

const RelatedSubject = createUnionType({
  name: "RelatedSubject",
  description: "The subjects that an appearance can be related to.",
  types: () => [Organisation, Topic] as const,
  resolveType,
});

@ObjectType({
  description: "One reason why an appearance is related to the requested subject, and its fact.",
})
export class Because {
  @Field(() => RelatedReason, { description: "The kind of reason." })
  reason!: RelatedReason;

  @Field(() => ID, { description: "The id of the fact behind it." })
  factId!: string;

  viaId!: string;
}

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

  @FieldResolver(() => RelatedSubject, {
    nullable: true,
    description:
      "The organisation or topic that the fact names: the requested subject, or one below it. Null when its subgraph is unavailable.",
  })
  via(@Root() { viaId }: Because, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(viaId);
  }
}

/** A page whose edges know the subject, so that each can list its reasons. */
export function relatedPage(page: Page<Appearance>, relation: Relation) {
  return {
    edges: page.edges.map((edge) => ({ ...edge, relation })),
    nodes: page.nodes,
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount;
    },
  };
}

@Resolver(() => AppearanceEdge)
export class AppearanceEdgeResolver {
  @FieldResolver(() => [Because], {
    description:
      "All the reasons, among those asked for, why it is related to what was asked; empty where the list was not asked by relation.",
  })
  async because(
    @Root() { node, relation }: { node: Appearance; relation?: Relation },
    @Ctx() { loaders }: Context,
  ): Promise<Because[]> {
    if (!relation) return [];
    return (await loaders.becauseByRelation.load([relation.subjectId, node.id, relation.reasons])) ?? [];
  }
}

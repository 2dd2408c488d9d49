import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";

import { relationTo, type Relation } from "../../catalogue/related-to";
import type { GivenFilterOf } from "../../catalogue/filters/by-type";
import type { Appearance } from "../../entities";
import { reasonsOf } from "../../projections/related/reasons";
import { Because } from "../shared/because";
import type { Context } from "../shared/context";
import { AppearanceConnection, AppearanceEdge } from "../shared/entity-connections";
import { readFilterOf } from "../shared/filter";
import { InSql } from "../shared/in-sql";
import { Price } from "../shared/price";
import { countMoreDescription, countMorePrice, relatedPage, type RelatedPage } from "../shared/related-page";
import type { RelatedArgs } from "./related-args";

/** The appearances related to an organisation or a topic, as a field of it. */
export async function appearancesRelatedTo(
  subjectId: string,
  given: GivenFilterOf<"Appearance"> | null,
  { orderBy, reasons, exactly, ...page }: RelatedArgs,
  context: Context,
) {
  const { loaders } = context;
  const relation = relationTo(subjectId, { reasons: reasonsOf(reasons), exactly: exactly ?? false });
  const filter = await readFilterOf(context, "Appearance", given);
  const query = { reasons: relation.reasons, exactly: relation.exactly, filter };
  return relatedPage(
    await loaders.appearancesByRelatedId.page(subjectId, page, { ...query, order: orderBy }),
    relation,
    async (other) => (await loaders.countsByRelation.load(other, filter)) ?? 0,
  );
}

@Resolver(() => AppearanceEdge)
export class AppearanceEdgeResolver {
  @InSql({ ofRelated: "because", otherwise: "[]" })
  @FieldResolver(() => [Because], {
    description:
      "All the reasons, among those asked for, why it is related to what was asked; empty where the list was not asked by relation.",
  })
  async because(
    @Root() { node, relation }: { node: Appearance; relation?: Relation },
    @Ctx() { loaders }: Context,
  ): Promise<Because[]> {
    return relation ? ((await loaders.becauseByRelation.load([relation, node.id])) ?? []) : [];
  }
}

@Resolver(() => AppearanceConnection)
export class AppearanceConnectionResolver {
  @InSql({ ofRelated: "moreByPersonAffiliation", otherwise: "null" })
  @Price(countMorePrice)
  @FieldResolver(() => Int, { nullable: true, description: countMoreDescription })
  moreByPersonAffiliation(@Root() { countMore }: RelatedPage) {
    return countMore?.() ?? null;
  }
}

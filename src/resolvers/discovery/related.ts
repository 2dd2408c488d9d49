import {
  Arg,
  Args,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";

import type { GivenItemFilter } from "../../catalogue/filters/items";
import { readRelatedTo, RelatedTo } from "../../catalogue/filters/related-to";
import { countRelated, listRelated } from "../../catalogue/queries/related";
import type { Relation } from "../../catalogue/related-to";
import { Affiliation, Appearance, Honour, Partnership, Publication, resolveType } from "../../entities";
import { RelatedKind } from "../../projections/related/kinds";
import { Because } from "../shared/because";
import { connectionOf } from "../shared/connections";
import type { Context } from "../shared/context";
import { DatedListArgs } from "../shared/list-args";
import { Price } from "../shared/price";
import { countMoreDescription, countMorePrice, relatedPage, type RelatedPage } from "../shared/related-page";
import { FilterArg, idOfIn, readItemFilter } from "../shared/filter";
import { ItemsFilter } from "../shared/filters";

const RelatedItem = createUnionType({
  name: "RelatedItem",
  description: "What is related to a subject: the entity itself.",
  types: () => [Appearance, Publication, Honour, Affiliation, Partnership] as const,
  resolveType,
});

@ObjectType({ description: "Something related to what was asked, and why." })
class Related {
  id!: string;
  relation!: Relation;

  @Field(() => RelatedKind, { description: "Its kind." })
  kind!: RelatedKind;
}

const { Connection: RelatedConnection } = connectionOf("Related", () => Related, { asked: 10, each: 5 });

@Resolver(() => Related)
export class RelatedResolver {
  @Price({
    asked: 5,
    askedPerThousand: 2,
    filtered: 5,
    filteredPerThousand: 3,
    reads: ["Appearance", "Publication", "Honour", "Affiliation", "Partnership"],
    atMost: ["Appearance", "Publication", "Honour", "Affiliation", "Partnership"],
  })
  @Query(() => RelatedConnection, {
    nullable: true,
    description:
      "Everything related to a subject: appearances, publications, honours, affiliations and partnerships alike, each with its reasons. An episode or a show in which nobody is known to have appeared is not among them: see `subjectOf` of the subject. Undated last. Null only with an error.",
  })
  async related(
    @Arg("to", () => RelatedTo, { description: "The subject, or several." }) to: RelatedTo,
    @Arg("kinds", () => [RelatedKind], { nullable: true, description: "Any of these; all when omitted." })
    asked: RelatedKind[] | null,
    @FilterArg(() => ItemsFilter) given: GivenItemFilter | null,
    @Args(() => DatedListArgs) { orderBy, ...page }: DatedListArgs,
    @Ctx() context: Context,
  ) {
    const { reader } = context;
    const [relation, filter] = await Promise.all([
      readRelatedTo(to, idOfIn(context)),
      readItemFilter(context, given),
    ]);
    const kinds = [...new Set(asked ?? Object.values(RelatedKind))];
    const found = await listRelated(reader, { relation, kinds, filter, order: orderBy }, page);
    return relatedPage(found, relation, (other) => countRelated(reader, { relation: other, kinds, filter }));
  }

  @FieldResolver(() => RelatedItem, {
    nullable: true,
    description: "The entity itself. Null when its subgraph is unavailable.",
  })
  item(@Root() { id }: Related, @Ctx() { loaders }: Context) {
    return loaders.referredById.load(id);
  }

  @FieldResolver(() => [Because], {
    description: "All the reasons, among those asked for, why it is related.",
  })
  async because(@Root() { id, relation }: Related, @Ctx() { loaders }: Context): Promise<Because[]> {
    return (await loaders.becauseByRelation.load([relation, id])) ?? [];
  }
}

@Resolver(() => RelatedConnection)
export class RelatedConnectionResolver {
  @Price(countMorePrice)
  @FieldResolver(() => Int, { nullable: true, description: countMoreDescription })
  moreByPersonAffiliation(@Root() { countMore }: RelatedPage) {
    return countMore?.() ?? null;
  }
}

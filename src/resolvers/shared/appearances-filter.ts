import { Field, ID, InputType } from "type-graphql";

import type { AppearanceFilter } from "../../catalogue/filters";
import type { Relation } from "../../catalogue/related-to";
import { AppearanceRole, ShowKind } from "../../entities";
import type { Context } from "./context";
import { DateRangeInput } from "./date-range";
import { idOfReference } from "./references";
import { readRelation, RelatedTo } from "./related-to";

@InputType({
  description: "A filter for appearances. All given conditions must hold; an omitted one does not filter.",
})
export class AppearancesFilter {
  @Field(() => RelatedTo, {
    nullable: true,
    description: "What they are related to; each edge has the reasons.",
  })
  relatedTo?: RelatedTo | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the person." })
  person?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the show." })
  show?: string | null;

  @Field(() => [ShowKind], { nullable: true, description: "On a show of any of these kinds." })
  showKinds?: ShowKind[] | null;

  @Field(() => [AppearanceRole], { nullable: true, description: "In any of these roles." })
  roles?: AppearanceRole[] | null;

  @Field(() => DateRangeInput, {
    nullable: true,
    description: "When the episode took place, else when it was published.",
  })
  dates?: DateRangeInput | null;
}

/** A filter with slugs resolved to ids; `relation` is null without `relatedTo`. */
export async function readAppearancesFilter(
  context: Context,
  filter: AppearancesFilter | null,
): Promise<{ conditions: AppearanceFilter; relation: Relation | null }> {
  const { relatedTo, person, show, ...rest } = filter ?? {};
  const [personId, showId, relation] = await Promise.all([
    idOfReference(context, "Person", person),
    idOfReference(context, "Show", show),
    readRelation(context, relatedTo),
  ]);
  return { conditions: { ...rest, personId, showId }, relation };
}

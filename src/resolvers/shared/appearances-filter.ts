import { Field, ID, InputType } from "type-graphql";

import type { AppearanceFilter } from "../../catalogue/filters";
import { BadInput } from "../../domain/errors";
import { AppearanceRole, ShowKind } from "../../entities";
import { RelatedReason } from "../../projections/related/reasons";
import type { Context } from "./context";
import { DateRangeInput } from "./date-range";
import { idOfReference } from "./references";
import { reasonsOf, type Relation } from "./relation";

@InputType({ description: "Related to an organisation or a topic, or to one below it." })
export class RelatedTo {
  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation. Give this or `topic`." })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a topic. Give this or `organisation`." })
  topic?: string | null;

  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; all except PERSON_AFFILIATION by default.",
  })
  reasons?: RelatedReason[] | null;
}

@InputType({
  description: "A filter for appearances. All given conditions must hold; an omitted one does not filter.",
})
export class AppearancesFilter {
  @Field(() => RelatedTo, {
    nullable: true,
    description: "The organisation or topic that they are related to; each edge has the reasons.",
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
    relatedTo ? readRelatedTo(context, relatedTo) : null,
  ]);
  return { conditions: { ...rest, personId, showId }, relation };
}

/** Resolves the subject's slug, and applies the default reasons. */
export async function readRelatedTo(
  context: Context,
  { organisation, topic, reasons }: RelatedTo,
): Promise<Relation> {
  if (Boolean(organisation) === Boolean(topic)) {
    throw new BadInput(
      `Expected \`relatedTo\` to name an organisation or a topic, but got ${organisation ? "both" : "neither"}.`,
    );
  }
  const subjectId = organisation
    ? await idOfReference(context, "Organisation", organisation)
    : await idOfReference(context, "Topic", topic);
  return { subjectId: subjectId as string, reasons: reasonsOf(reasons) };
}

import { Field, ID, InputType } from "type-graphql";

import type { AppearanceFilter } from "../../catalogue/filters";
import { RelatedReason } from "../../catalogue/read-models/reasons";
import { BadInput } from "../../domain/errors";
import { AppearanceRole, ShowKind } from "../../entities";
import type { Context } from "./context";
import { DateRangeInput } from "./date-range";
import { idOfReference } from "./references";
import { reasonsOf, type Relation } from "./relation";

@InputType({ description: "Related to one organisation or one topic, or to anything below it." })
export class RelatedTo {
  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation. Give this or `topic`." })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a topic. Give this or `organisation`." })
  topic?: string | null;

  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; by default all but PERSON_AFFILIATION.",
  })
  reasons?: RelatedReason[] | null;
}

@InputType({ description: "Which appearances. Conditions add up; what is left out says nothing." })
export class AppearancesFilter {
  @Field(() => RelatedTo, {
    nullable: true,
    description: "What they are related to; each edge then says because of what.",
  })
  relatedTo?: RelatedTo | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of who appeared." })
  person?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of the show." })
  show?: string | null;

  @Field(() => [ShowKind], { nullable: true, description: "On any of these kinds of show." })
  showKinds?: ShowKind[] | null;

  @Field(() => [AppearanceRole], { nullable: true, description: "In any of these roles." })
  roles?: AppearanceRole[] | null;

  @Field(() => DateRangeInput, {
    nullable: true,
    description: "When the episode took place, or else came out.",
  })
  dates?: DateRangeInput | null;
}

/** What a filter means, its slugs read; `relation` is null where it asks for none. */
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

/** The subject's slug read, and the reasons that count. */
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

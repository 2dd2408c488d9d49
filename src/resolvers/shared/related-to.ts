import { Field, ID, InputType } from "type-graphql";

import type { Relation } from "../../catalogue/related-to";
import { BadInput } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { RelatedReason } from "../../projections/related/reasons";
import type { Context } from "./context";
import { idOfReference } from "./references";
import { reasonsOf } from "./relation";

const maxSubjects = 10;

@InputType({ description: "One subject: give one of these." })
class RelatedToOne {
  @Field(() => ID, { nullable: true, description: "Id or slug of an organisation." })
  organisation?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a topic." })
  topic?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a person, for what is about them." })
  person?: string | null;

  @Field(() => ID, { nullable: true, description: "Id or slug of a publication, for what is about it." })
  publication?: string | null;
}

@InputType({
  description:
    "Related to a subject, or to an organisation or a topic below it. Give one subject, or several in `any` or `all`.",
})
export class RelatedTo extends RelatedToOne {
  @Field(() => [RelatedToOne], {
    nullable: true,
    description: `Related to at least one of these subjects, 1 to ${maxSubjects}.`,
  })
  any?: RelatedToOne[] | null;

  @Field(() => [RelatedToOne], {
    nullable: true,
    description: `Related to each of these subjects, 1 to ${maxSubjects}.`,
  })
  all?: RelatedToOne[] | null;

  @Field(() => [RelatedReason], {
    nullable: true,
    description: "Which reasons count; all except PERSON_AFFILIATION by default.",
  })
  reasons?: RelatedReason[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether only the subject itself counts, not what is below it. By default that counts too.",
  })
  exactly?: boolean | null;
}

const typesOf: Readonly<Record<keyof RelatedToOne, TypeName>> = {
  organisation: "Organisation",
  topic: "Topic",
  person: "Person",
  publication: "Publication",
};
const names = Object.keys(typesOf) as Array<keyof RelatedToOne>;
const choices = "one of organisation, topic, person, publication";

/** Resolves the subjects' slugs, and applies the default reasons. */
export async function readRelatedTo(context: Context, related: RelatedTo): Promise<Relation> {
  const { any, all, reasons, exactly } = related;
  const given = [...names.filter((name) => related[name]), ...(any ? ["any"] : []), ...(all ? ["all"] : [])];
  if (given.length !== 1)
    throw new BadInput(`Expected \`relatedTo\` to have ${choices}, any, all, but got ${told(given)}.`);
  const subjects = any ?? all ?? [related];
  if (subjects.length === 0 || subjects.length > maxSubjects)
    throw new BadInput(`Expected 1 to ${maxSubjects} subjects, but got ${subjects.length}.`);
  return {
    subjectIds: await Promise.all(subjects.map((subject) => idOfSubject(context, subject))),
    isToEach: Boolean(all),
    reasons: reasonsOf(reasons),
    exactly: exactly ?? false,
  };
}

/** The relation that a filter asks for; null if it asks for none. */
export async function readRelation(
  context: Context,
  related: RelatedTo | null | undefined,
): Promise<Relation | null> {
  return related ? readRelatedTo(context, related) : null;
}

async function idOfSubject(context: Context, subject: RelatedToOne): Promise<string> {
  const given = names.filter((name) => subject[name]);
  const [name] = given;
  if (name === undefined || given.length > 1)
    throw new BadInput(`Expected a subject to have ${choices}, but got ${told(given)}.`);
  return (await idOfReference(context, typesOf[name], subject[name])) as string;
}

const told = (given: readonly string[]): string => (given.length === 0 ? "none" : given.join(" and "));

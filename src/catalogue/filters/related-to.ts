import { Field, ID, InputType } from "type-graphql";

import type { Sql } from "../../database/sql/sql";
import { BadInput } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { describeEnum } from "../../entities/describe-enum";
import { RelatedKind } from "../../projections/related/kinds";
import { reasonsOf, RelatedReason } from "../../projections/related/reasons";
import { isRelatedPerson, isRelatedShow } from "../related-conditions";
import { isRelated, type Relation } from "../related-to";
import type { FilterField, IdOf } from "./field";

describeEnum(
  RelatedReason,
  "RelatedReason",
  "Why something is related to an organisation, a topic, a person or a publication, or to an organisation or a topic above one. Each has its kinds: an appearance can be related by the first five.",
  {
    ON_BEHALF_OF:
      "The person appeared, or was honoured, on its behalf. The fact is the Appearance or the Honour.",
    SHOW_ORGANISATION:
      "It is an organisation of the show, in any role. The fact is a ShowOrganisation, which has the role.",
    ABOUT: "The episode, the show or the publication is about it. The fact is an About.",
    HOST_AFFILIATION:
      "A host of that episode belonged to it then, as far as is known. A former post counts only if its end and the day are known. The fact is an Affiliation.",
    PERSON_AFFILIATION:
      "The person who appeared belonged to it then, as far as is known. Only when requested: otherwise everything that a reservist ever said would be Army-related. The fact is an Affiliation.",
    PUBLISHER: "It published the publication, which is the fact.",
    CONTRIBUTION: "It contributed to the publication, as author or editor. The fact is a Contribution.",
    CONFERRED_BY: "It confers the award of the honour. The fact is the Award.",
    RECIPIENT: "It received the honour, which is the fact.",
    AFFILIATION: "Someone belongs or belonged to it. The fact is the affiliation itself.",
    PARTNERSHIP: "It is one side, or a topic, of the partnership, which is the fact itself.",
  },
);

describeEnum(RelatedKind, "RelatedKind", "The kinds of what can be related to a subject.", {
  APPEARANCE: "An appearance.",
  PUBLICATION: "A publication.",
  HONOUR: "An honour.",
  AFFILIATION: "An affiliation of a person.",
  PARTNERSHIP: "A partnership of two organisations.",
});

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
export async function readRelatedTo(related: RelatedTo, idOf: IdOf): Promise<Relation> {
  const { any, all, reasons, exactly } = related;
  const given = [...names.filter((name) => related[name]), ...(any ? ["any"] : []), ...(all ? ["all"] : [])];
  if (given.length !== 1)
    throw new BadInput(`Expected \`relatedTo\` to have ${choices}, any, all, but got ${told(given)}.`);
  const subjects = any ?? all ?? [related];
  if (subjects.length === 0 || subjects.length > maxSubjects)
    throw new BadInput(`Expected 1 to ${maxSubjects} subjects, but got ${subjects.length}.`);
  return {
    subjectIds: await Promise.all(subjects.map((subject) => idOfSubject(subject, idOf))),
    isToEach: Boolean(all),
    reasons: reasonsOf(reasons),
    exactly: exactly ?? false,
  };
}

async function idOfSubject(subject: RelatedToOne, idOf: IdOf): Promise<string> {
  const given = names.filter((name) => subject[name]);
  const [name] = given;
  if (name === undefined || given.length > 1)
    throw new BadInput(`Expected a subject to have ${choices}, but got ${told(given)}.`);
  return idOf(typesOf[name], subject[name] as string);
}

const told = (given: readonly string[]): string => (given.length === 0 ? "none" : given.join(" and "));

/** A filter by relation, as a condition on the row's id. */
const relatedBy = (
  description: string,
  where: (id: Sql, relation: Relation) => Sql,
): FilterField<RelatedTo, Relation> => ({
  type: () => RelatedTo,
  description,
  read: readRelatedTo,
  where: (relation, row) => where(row("id"), relation),
});

/** The field `relatedTo` of each filter. */
export const relatedTo = {
  appearances: relatedBy("What they are related to; each edge has the reasons.", isRelated),
  publications: relatedBy("What they are related to, such as what they are about.", isRelated),
  shows: relatedBy(
    "With an appearance related to it, about it, or with it as an organisation.",
    isRelatedShow,
  ),
  people: relatedBy(
    "Who appeared, contributed or were honoured in something related to it, host an episode with such an appearance, or belong to it.",
    isRelatedPerson,
  ),
};

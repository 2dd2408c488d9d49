import { describeEnum } from "../../entities/describe-enum";
import { defaultReasons, RelatedReason } from "../../projections/related/reasons";

describeEnum(
  RelatedReason,
  "RelatedReason",
  "Why an appearance is related to an organisation or a topic, or to one above it.",
  {
    ON_BEHALF_OF: "The person appeared on its behalf. The fact is the Appearance.",
    SHOW_ORGANISATION:
      "It is an organisation of the show, in any role. The fact is a ShowOrganisation, which has the role.",
    ABOUT: "The episode or the show is about it. The fact is an About.",
    HOST_AFFILIATION:
      "A host of that episode belonged to it then, as far as is known. A former post counts only if its end and the day are known. The fact is an Affiliation.",
    PERSON_AFFILIATION:
      "The person who appeared belonged to it then, as far as is known. Only when requested: otherwise everything that a reservist ever said would be Army-related. The fact is an Affiliation.",
  },
);

/** The subject and reasons of `relatedTo`. */
export interface Relation {
  readonly subjectId: string;
  readonly reasons: readonly RelatedReason[];
}

export function reasonsOf(asked: readonly RelatedReason[] | null | undefined): readonly RelatedReason[] {
  return asked ? [...new Set(asked)].toSorted() : defaultReasons;
}

import { defaultReasons, RelatedReason } from "../../catalogue/read-models/reasons";
import { describeEnum } from "../../entities/describe-enum";

describeEnum(
  RelatedReason,
  "RelatedReason",
  "Why an appearance is related to an organisation or a topic, or to one above it.",
  {
    ON_BEHALF_OF: "The person appeared on its behalf. The fact is the Appearance.",
    PUBLISHER: "It is an organisation of the show. The fact is a ShowOrganisation.",
    ABOUT: "The episode or the show is about it. The fact is an About.",
    HOST_AFFILIATION:
      "A host at that episode belonged to it then, as far as is known: not known to be out of post on that day; a post that is over counts only where its end and the day are known. The fact is an Affiliation.",
    PERSON_AFFILIATION:
      "Whoever appeared belonged to it then, as far as is known. Only when asked for: else all that a reservist ever said would be Army-related. The fact is an Affiliation.",
  },
);

/** What a list of appearances was asked to be related to. */
export interface Relation {
  readonly subjectId: string;
  readonly reasons: readonly RelatedReason[];
}

export function reasonsOf(asked: readonly RelatedReason[] | null | undefined): readonly RelatedReason[] {
  return asked ? [...new Set(asked)].toSorted() : defaultReasons;
}

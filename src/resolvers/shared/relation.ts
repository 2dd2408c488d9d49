import { describeEnum } from "../../entities/describe-enum";
import { RelatedKind } from "../../projections/related/kinds";
import { defaultReasons, RelatedReason } from "../../projections/related/reasons";

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

export function reasonsOf(asked: readonly RelatedReason[] | null | undefined): readonly RelatedReason[] {
  return asked ? [...new Set(asked)].toSorted() : defaultReasons;
}

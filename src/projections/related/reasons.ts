import { RelatedKind } from "./kinds";

/** Why something is related to a subject. */
export enum RelatedReason {
  ON_BEHALF_OF = "ON_BEHALF_OF",
  SHOW_ORGANISATION = "SHOW_ORGANISATION",
  ABOUT = "ABOUT",
  HOST_AFFILIATION = "HOST_AFFILIATION",
  PERSON_AFFILIATION = "PERSON_AFFILIATION",
  PUBLISHER = "PUBLISHER",
  CONTRIBUTION = "CONTRIBUTION",
  CONFERRED_BY = "CONFERRED_BY",
  RECIPIENT = "RECIPIENT",
  AFFILIATION = "AFFILIATION",
  PARTNERSHIP = "PARTNERSHIP",
}

/** The possible reasons of each kind. */
export const reasonsOfKind: Readonly<Record<RelatedKind, readonly RelatedReason[]>> = {
  APPEARANCE: [
    RelatedReason.ON_BEHALF_OF,
    RelatedReason.SHOW_ORGANISATION,
    RelatedReason.ABOUT,
    RelatedReason.HOST_AFFILIATION,
    RelatedReason.PERSON_AFFILIATION,
  ],
  PUBLICATION: [RelatedReason.PUBLISHER, RelatedReason.ABOUT, RelatedReason.CONTRIBUTION],
  HONOUR: [RelatedReason.ON_BEHALF_OF, RelatedReason.CONFERRED_BY, RelatedReason.RECIPIENT],
  AFFILIATION: [RelatedReason.AFFILIATION],
  PARTNERSHIP: [RelatedReason.PARTNERSHIP],
};

/** PERSON_AFFILIATION is opt-in: otherwise everything that a reservist ever said would be Army-related. */
export const defaultReasons: readonly RelatedReason[] = Object.values(RelatedReason).filter(
  (reason) => reason !== RelatedReason.PERSON_AFFILIATION,
);

export function isAsked(reason: RelatedReason): boolean {
  return !defaultReasons.includes(reason);
}

/** The reasons that were asked for, in order and without repetition; the default ones if none were. */
export function reasonsOf(asked: readonly RelatedReason[] | null | undefined): readonly RelatedReason[] {
  return asked ? [...new Set(asked)].toSorted() : defaultReasons;
}

/** Why an appearance is related to an organisation or a topic. */
export enum RelatedReason {
  ON_BEHALF_OF = "ON_BEHALF_OF",
  SHOW_ORGANISATION = "SHOW_ORGANISATION",
  ABOUT = "ABOUT",
  HOST_AFFILIATION = "HOST_AFFILIATION",
  PERSON_AFFILIATION = "PERSON_AFFILIATION",
}

/** PERSON_AFFILIATION is opt-in: otherwise everything that a reservist ever said would be Army-related. */
export const defaultReasons: readonly RelatedReason[] = [
  RelatedReason.ON_BEHALF_OF,
  RelatedReason.SHOW_ORGANISATION,
  RelatedReason.ABOUT,
  RelatedReason.HOST_AFFILIATION,
];

export function isAsked(reason: RelatedReason): boolean {
  return !defaultReasons.includes(reason);
}

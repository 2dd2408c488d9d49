/** The kinds of what is related to a subject. */
export enum RelatedKind {
  APPEARANCE = "APPEARANCE",
  PUBLICATION = "PUBLICATION",
  HONOUR = "HONOUR",
  AFFILIATION = "AFFILIATION",
  PARTNERSHIP = "PARTNERSHIP",
}

/** The kinds of entries of a timeline. */
export enum TimelineKind {
  APPEARANCE = "APPEARANCE",
  PUBLICATION = "PUBLICATION",
  HONOUR = "HONOUR",
}

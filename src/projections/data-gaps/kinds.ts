/** The kinds of missing information about an entity, and of what its sources do not agree on. */
export enum DataGapKind {
  NO_DATE = "NO_DATE",
  NO_HOST = "NO_HOST",
  NO_SOURCE = "NO_SOURCE",
  NO_LINK = "NO_LINK",
  ONLY_INFERRED = "ONLY_INFERRED",
  CONTRADICTION = "CONTRADICTION",
}

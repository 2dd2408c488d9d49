/** The kinds of networks: nodes and ties. */
export enum NetworkOf {
  PEOPLE = "PEOPLE",
  SHOWS = "SHOWS",
  ORGANISATIONS = "ORGANISATIONS",
  HOST_GUEST = "HOST_GUEST",
}

/** The kinds of facts about participation. */
export enum ParticipationLayer {
  /** A person in an episode. */
  APPEARANCE = "APPEARANCE",
  /** A person who hosted an episode. */
  HOST = "HOST",
  /** An organisation on whose behalf a person appeared in an episode. */
  ON_BEHALF_OF = "ON_BEHALF_OF",
  /** An organisation of a show, in any role. */
  SHOW_ORGANISATION = "SHOW_ORGANISATION",
  /** A person in a publication. */
  CONTRIBUTION = "CONTRIBUTION",
  /** A person in an award, or the organisation on whose behalf. */
  HONOUR = "HONOUR",
  /** A person of an organisation; the organisation is the event. */
  AFFILIATION = "AFFILIATION",
  /** Either side of a partnership. */
  PARTNERSHIP = "PARTNERSHIP",
  /** An organisation directly below another, which is the event. */
  PARENT = "PARENT",
  /** The organisation that published a publication. */
  PUBLISHER = "PUBLISHER",
}

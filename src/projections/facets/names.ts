/** The facets of entities. */
export enum Facet {
  /** One row if it has a link of any purpose; the value is "". */
  LINK = "LINK",
  /** The platforms of its recordings, texts and profiles. */
  PLATFORM = "PLATFORM",
  /** BCP 47 in lower case: its own language, else that of its show. */
  LANGUAGE = "LANGUAGE",
  /** The topics that it is about or works on; of an episode also those of its show. Without those above them. */
  TOPIC = "TOPIC",
}

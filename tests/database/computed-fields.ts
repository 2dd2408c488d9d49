/**
 * Fields of entities that lead to entities and are no declared relation: a resolver computes them. `find({ relations })`
 * does not load them. Everything else has to be a relation of the entities' decorators.
 */
export const computedFields: readonly string[] = [
  // Hosts of the episode itself, else of its show at that time: the view `episode_host`.
  "Episode.hosts",
  // The one recipient or contributor, where it is a person.
  "Contribution.person",
  "Honour.person",
  // Lists of the projection `related`, and of a person on a show.
  "Organisation.appearances",
  "Person.shows",
  "Show.people",
  "Topic.appearances",
  // The projection `citations`.
  "Document.citedBy",
  // Networks.
  "Organisation.network",
  "Person.coAppearances",
  "Person.network",
  "Person.suggestedHosts",
  "Person.suggestedShows",
  "Show.network",
];

/** The same of every type of entity: lists of values that name documents, kept as JSON. */
export const computedOfStated: readonly string[] = ["contradictions", "history", "links", "sources"];

import { showsResolvers } from "../resolvers/shows";
import type { Subgraph } from "./subgraph";

/** Appearances: who appeared in which episode, the hosts, and the subjects. */
export const shows = {
  name: "shows",
  owns: ["Show", "ShowOrganisation", "Host", "Episode", "Appearance", "About", "Topic"],
  adds: {
    Person: ["appearances", "hostings", "shows", "subjectOf"],
    Organisation: ["appearances", "shows", "subjectOf"],
    Publication: ["about", "subjectOf"],
  },
  queries: [
    "show",
    "shows",
    "episode",
    "episodes",
    "appearance",
    "appearances",
    "appearancesBy",
    "topic",
    "topics",
  ],
  projections: ["hierarchy", "related", "citations", "counters", "facets", "participation", "item-summary"],
  resolvers: showsResolvers,
} as const satisfies Subgraph;

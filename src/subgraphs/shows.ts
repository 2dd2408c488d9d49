import { showsResolvers } from "../resolvers/shows";
import type { Subgraph } from "./subgraph";

/** Who appeared where, hosted by whom, and what it was about. */
export const shows = {
  name: "shows",
  owns: ["Show", "ShowOrganisation", "Host", "Episode", "Appearance", "About", "Topic"],
  adds: {
    Person: ["appearances", "hostings", "shows", "subjectOf"],
    Organisation: ["appearances", "shows", "subjectOf"],
    Publication: ["about", "subjectOf"],
  },
  roots: [
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
  readModels: ["related"],
  resolvers: showsResolvers,
} as const satisfies Subgraph;

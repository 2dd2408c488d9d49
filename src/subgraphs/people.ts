import { peopleResolvers } from "../resolvers/people";
import type { Subgraph } from "./subgraph";

/** People, organisations, and the relations between them. */
export const people = {
  name: "people",
  owns: ["Person", "Organisation", "Affiliation", "Partnership"],
  adds: {},
  queries: ["person", "people", "organisation", "organisations"],
  projections: ["hierarchy", "related", "participation", "citations", "counters", "facets"],
  resolvers: peopleResolvers,
} as const satisfies Subgraph;

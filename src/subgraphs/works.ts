import { worksResolvers } from "../resolvers/works";
import type { Subgraph } from "./subgraph";

/** Publications and awards. */
export const works = {
  name: "works",
  owns: ["Publication", "Contribution", "Award", "Honour"],
  adds: {
    Person: ["publications", "honours"],
    Organisation: ["publications", "awards", "contributions", "honours"],
    Show: ["contributions", "honours"],
  },
  queries: ["publication", "publications", "award", "awards"],
  projections: ["hierarchy", "related", "citations", "counters", "facets"],
  resolvers: worksResolvers,
} as const satisfies Subgraph;

import { worksResolvers } from "../resolvers/works";
import type { Subgraph } from "./subgraph";

/** What people published, and what they were awarded. */
export const works = {
  name: "works",
  owns: ["Publication", "Contribution", "Award", "Honour"],
  adds: {
    Person: ["publications", "honours"],
    Organisation: ["publications", "awards"],
  },
  roots: ["publication", "publications", "award", "awards"],
  readModels: [],
  resolvers: worksResolvers,
} as const satisfies Subgraph;

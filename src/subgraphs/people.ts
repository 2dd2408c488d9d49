import { peopleResolvers } from "../resolvers/people";
import type { Subgraph } from "./subgraph";

/** Who there is: people, organisations, and how they belong together. */
export const people = {
  name: "people",
  owns: ["Person", "Organisation", "Affiliation", "Partnership"],
  adds: {},
  roots: ["person", "people", "organisation", "organisations"],
  readModels: [],
  resolvers: peopleResolvers,
} as const satisfies Subgraph;

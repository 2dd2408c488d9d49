import { discoveryResolvers } from "../resolvers/discovery";
import type { Subgraph } from "./subgraph";

/**
 * Search and navigation across all types, and the documents that facts come from. Of every other type it returns ids, and
 * the owners resolve the entities.
 */
export const discovery = {
  name: "discovery",
  owns: ["Document"],
  adds: {
    Person: ["network", "coAppearances", "suggestedShows", "suggestedHosts"],
    Show: ["network"],
    Organisation: ["network"],
  },
  queries: [
    "node",
    "nodes",
    "identified",
    "document",
    "documents",
    "sources",
    "search",
    "resolve",
    "related",
    "timeline",
    "dataGaps",
    "network",
    "path",
    "pressTours",
  ],
  subscriptions: ["networkProgress"],
  projections: [
    "timeline",
    "item-summary",
    "data-gaps",
    "search",
    "links",
    "participation",
    "related",
    "citations",
    "facets",
    "hierarchy",
    "counters",
  ],
  resolvers: discoveryResolvers,
} as const satisfies Subgraph;

import { discoveryResolvers } from "../resolvers/discovery";
import type { Subgraph } from "./subgraph";

/**
 * Search and navigation across all types, the documents that facts come from, and the history. Of every other type it returns ids, and
 * the owners resolve the entities.
 */
export const discovery = {
  name: "discovery",
  owns: ["Document"],
  adds: {
    Person: ["network", "coAppearances", "suggestedShows", "suggestedHosts", "history"],
    Show: ["network", "history"],
    Organisation: ["network", "history"],
    About: ["history"],
    Affiliation: ["history"],
    Appearance: ["history"],
    Award: ["history"],
    Contribution: ["history"],
    Episode: ["history"],
    Honour: ["history"],
    Host: ["history"],
    Partnership: ["history"],
    Publication: ["history"],
    ShowOrganisation: ["history"],
    Topic: ["history"],
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
    "changes",
    "network",
    "path",
    "pressTours",
  ],
  subscriptions: ["networkProgress"],
  tables: ["edit", "change", "change_payload"],
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

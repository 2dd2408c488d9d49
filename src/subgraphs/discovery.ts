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
    Person: ["network", "coAppearances", "suggestedShows", "suggestedHosts", "history", "changedAt"],
    Show: ["network", "history", "changedAt"],
    Organisation: ["network", "history", "changedAt"],
    About: ["history", "changedAt"],
    Affiliation: ["history", "changedAt"],
    Appearance: ["history", "changedAt"],
    Award: ["history", "changedAt"],
    Contribution: ["history", "changedAt"],
    Episode: ["history", "changedAt"],
    Honour: ["history", "changedAt"],
    Host: ["history", "changedAt"],
    Partnership: ["history", "changedAt"],
    Publication: ["history", "changedAt"],
    ShowOrganisation: ["history", "changedAt"],
    Topic: ["history", "changedAt"],
  },
  queries: [
    "node",
    "nodes",
    "tombstone",
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
  subscriptions: ["networkProgress", "changed"],
  tables: ["edit", "change", "change_payload", "change_concern"],
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

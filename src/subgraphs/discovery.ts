import { discoveryResolvers } from "../resolvers/discovery";
import type { Subgraph } from "./subgraph";

/** Ways through the graph, whatever the type. It owns no type: what it finds are ids, which their owners complete. */
export const discovery = {
  name: "discovery",
  owns: [],
  adds: {
    Person: ["network", "coAppearances", "suggestedShows", "suggestedHosts"],
    Show: ["network"],
    Organisation: ["network"],
  },
  roots: ["node", "nodes", "search", "resolve", "timeline", "dataGaps", "network", "path", "pressTours"],
  subscriptions: ["networkProgress"],
  readModels: [
    "timeline_entry",
    "data_gap",
    "search_entry",
    "search_name",
    "search_word",
    "search_spelling",
    "link_entry",
    "participation",
    "related",
  ],
  resolvers: discoveryResolvers,
} as const satisfies Subgraph;

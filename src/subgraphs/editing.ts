import { editingResolvers, mutationNames } from "../resolvers/editing";
import type { Subgraph } from "./subgraph";

/**
 * Everything that changes the graph, the keys that allow it, and what was before: the only subgraph that writes. A change may touch every
 * table, and the past is read from the history and every table. Of what it changes it returns ids, and the owners resolve the entities.
 */
export const editing = {
  name: "editing",
  owns: [],
  adds: {},
  queries: ["viewer", "keys", "drafts", "asOf", "duplicates"],
  mutations: mutationNames,
  readsAll: true,
  tables: ["draft"],
  projections: ["counters"],
  resolvers: editingResolvers,
} as const satisfies Subgraph;

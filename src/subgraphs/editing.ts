import { editingResolvers, mutationNames } from "../resolvers/editing";
import type { Subgraph } from "./subgraph";

/**
 * Everything that changes the graph, and the keys that allow it: the only subgraph that writes. A change may touch every table.
 * Of what it changes it returns ids, and the owners resolve the entities.
 */
export const editing = {
  name: "editing",
  owns: [],
  adds: {},
  queries: ["viewer", "keys", "duplicates"],
  mutations: mutationNames,
  projections: ["counters"],
  resolvers: editingResolvers,
} as const satisfies Subgraph;

import type { QueryPlanner } from "@graphql-hive/router-query-planner";
import { print } from "graphql";

import { badSupergraph } from "../supergraph";
import type { MakePlanner } from "./planner";

type NativePlanner = new (supergraphSdl: string) => QueryPlanner;

/** Hive's native planner. Null on a platform without a binary. */
export function loadNativePlanner(): MakePlanner | null {
  const NativePlanner = load();
  if (!NativePlanner) return null;

  return (supergraphSdl) => {
    const planner = createPlanner(NativePlanner, supergraphSdl);
    return async (operation) => {
      const { node } = await planner.planAsync(print(operation), operation.name?.value, new Set(), 0);
      return node ?? null;
    };
  };
}

function load(): NativePlanner | null {
  try {
    // The package looks for its binary when it is loaded, and throws if it has none.
    return (require("@graphql-hive/router-query-planner") as { QueryPlanner: NativePlanner }).QueryPlanner;
  } catch {
    return null;
  }
}

function createPlanner(Planner: NativePlanner, supergraphSdl: string): QueryPlanner {
  try {
    return new Planner(supergraphSdl);
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
}

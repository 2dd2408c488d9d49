import type { QueryPlanner } from "@graphql-hive/router-query-planner";
import { print } from "graphql";

import { badSupergraph } from "../supergraph";
import type { MakePlanner } from "./planner";

type Native = new (supergraphSdl: string) => QueryPlanner;

/** The planner of Hive's, compiled to machine code; null on a machine that it was not compiled for. */
export function loadNativePlanner(): MakePlanner | null {
  const Native = load();
  if (!Native) return null;

  return (supergraphSdl) => {
    const planner = plannerFor(Native, supergraphSdl);
    return async (operation) => {
      const { node } = await planner.planAsync(print(operation), operation.name?.value, new Set(), 0);
      return node ?? null;
    };
  };
}

function load(): Native | null {
  try {
    // It finds its binary when it is loaded, and throws where there is none.
    return (require("@graphql-hive/router-query-planner") as { QueryPlanner: Native }).QueryPlanner;
  } catch {
    return null;
  }
}

function plannerFor(Planner: Native, supergraphSdl: string): QueryPlanner {
  try {
    return new Planner(supergraphSdl);
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
}

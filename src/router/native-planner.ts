import type { PlanNode, QueryPlanner } from "@graphql-hive/router-query-planner";
import { print } from "graphql";
import { LRUCache } from "lru-cache";

import { plannable } from "./document";
import type { Operation } from "./operation";
import { badSupergraph, type Supergraph } from "./supergraph";

type Planner = new (supergraphSdl: string) => QueryPlanner;

/** A plan, or null where no subgraph need be asked. */
type Plan = (operation: Operation) => Promise<PlanNode | null>;

const mostPlans = 1_000;

/** Null on a machine that it was not compiled for. */
export function loadNativePlanner(): Planner | null {
  try {
    // It finds its binary when it is loaded, and throws where there is none.
    return (require("@graphql-hive/router-query-planner") as { QueryPlanner: Planner }).QueryPlanner;
  } catch {
    return null;
  }
}

function plannerFor(Native: Planner, { sdl }: Supergraph): QueryPlanner {
  try {
    return new Native(sdl);
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
}

/** Plans each operation once. */
export function plansWith(Native: Planner, supergraph: Supergraph): Plan {
  const planner = plannerFor(Native, supergraph);
  const plans = new LRUCache<string, Promise<PlanNode | null>>({ max: mostPlans });

  const make = async ({ document, operation }: Operation) => {
    const asked = plannable(document, operation, supergraph);
    if (!asked) return null;
    const { node } = await planner.planAsync(print(asked), operation.name?.value, new Set(), 0);
    return node ?? null;
  };

  return (operation) => {
    const known = plans.get(operation.key);
    if (known) return known;
    const made = make(operation);
    plans.set(operation.key, made);
    made.catch(() => plans.delete(operation.key));
    return made;
  };
}

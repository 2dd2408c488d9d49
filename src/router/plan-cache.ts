import type { PlanNode } from "@graphql-hive/router-query-planner";
import { LRUCache } from "lru-cache";

import { plannableOperation } from "./plannable-operation";
import type { Operation } from "./operation";
import type { Planner } from "./planning/planner";
import type { Supergraph } from "./supergraph";

const maxPlans = 1_000;

/** Caches plans by operation. A plan is null when no subgraph is needed. */
export function cachePlans(
  planner: Planner,
  supergraph: Supergraph,
): (operation: Operation) => Promise<PlanNode | null> {
  const plans = new LRUCache<string, Promise<PlanNode | null>>({ max: maxPlans });

  const make = async ({ document, operation }: Operation) => {
    const asked = plannableOperation(document, operation, supergraph);
    return asked ? planner(asked) : null;
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

import type { PlanNode } from "@graphql-hive/router-query-planner";
import { LRUCache } from "lru-cache";

import { plannable } from "./document";
import type { Operation } from "./operation";
import type { Planner } from "./planning/planner";
import type { Supergraph } from "./supergraph";

const mostPlans = 1_000;

/** Plans each operation once. Null where no subgraph need be asked. */
export function plansBy(
  planner: Planner,
  supergraph: Supergraph,
): (operation: Operation) => Promise<PlanNode | null> {
  const plans = new LRUCache<string, Promise<PlanNode | null>>({ max: mostPlans });

  const make = async ({ document, operation }: Operation) => {
    const asked = plannable(document, operation, supergraph);
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

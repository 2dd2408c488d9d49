import type { PlanNode } from "@graphql-hive/router-query-planner";
import { LRUCache } from "lru-cache";

import { plannableOperation } from "./plannable-operation";
import type { Operation } from "./operation";
import type { Planner } from "./planning/planner";
import type { Supergraph } from "./supergraph";

/** Characters of the texts of all operations whose plans are kept: a plan grows with its operation. */
const maxCharacters = 300_000;

/** Caches plans by operation. A plan is null when no subgraph is needed. */
export function cachePlans(
  planner: Planner,
  supergraph: Supergraph,
): (operation: Operation) => Promise<PlanNode | null> {
  const plans = new LRUCache<string, Promise<PlanNode | null>>({ maxSize: maxCharacters });

  const make = async ({ document, operation }: Operation) => {
    const asked = plannableOperation(document, operation, supergraph);
    return asked ? planner(asked) : null;
  };

  return (operation) => {
    const known = plans.get(operation.key);
    if (known) return known;
    const made = make(operation);
    plans.set(operation.key, made, { size: 1 + (operation.document.loc?.source.body.length ?? 0) });
    made.catch(() => plans.delete(operation.key));
    return made;
  };
}

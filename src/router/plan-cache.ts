import { LRUCache } from "lru-cache";

import { errorOfUnreachable, type RouterError } from "./errors";
import { plannableOperation } from "./plannable-operation";
import type { Operation } from "./operation";
import type { PlanNode } from "./planning/plan";
import { createPlanner, type Planner } from "./planning/planner";
import { UnreachableField } from "./planning/unreachable-field";
import type { Supergraph } from "./supergraph";

export type Plan = PlanNode | RouterError | null;

/** Characters of the texts of all operations whose plans are kept: a plan grows with its operation. */
const maxCharacters = 300_000;

/** Plans by operation. */
export class PlanCache {
  readonly #plans = new LRUCache<string, Promise<Plan>>({ maxSize: maxCharacters });
  readonly #planner: Planner;
  readonly #supergraph: Supergraph;

  /** Throws `BAD_SUPERGRAPH`. */
  constructor(supergraph: Supergraph) {
    this.#planner = createPlanner(supergraph);
    this.#supergraph = supergraph;
  }

  /** Null when no subgraph is needed. An error when a field cannot be resolved by any. */
  planOf(operation: Operation): Promise<Plan> {
    const known = this.#plans.get(operation.key);
    if (known) return known;
    const made = this.#make(operation);
    this.#plans.set(operation.key, made, { size: 1 + (operation.document.loc?.source.body.length ?? 0) });
    made.catch(() => this.#plans.delete(operation.key));
    return made;
  }

  /** How many are kept. */
  get kept(): number {
    return this.#plans.size;
  }

  clear(): void {
    this.#plans.clear();
  }

  async #make({ document, operation }: Operation): Promise<Plan> {
    const asked = plannableOperation(document, operation, this.#supergraph);
    try {
      return asked ? this.#planner(asked) : null;
    } catch (error) {
      if (error instanceof UnreachableField) return errorOfUnreachable(error);
      throw error;
    }
  }
}

import type { PlanNode } from "@graphql-hive/router-query-planner";
import { LRUCache } from "lru-cache";

import { plannableOperation } from "./plannable-operation";
import type { Operation } from "./operation";
import type { Planner } from "./planning/planner";
import type { Supergraph } from "./supergraph";

/** Characters of the texts of all operations whose plans are kept: a plan grows with its operation. */
const maxCharacters = 300_000;

/** Plans by operation. */
export class PlanCache {
  readonly #plans = new LRUCache<string, Promise<PlanNode | null>>({ maxSize: maxCharacters });
  readonly #planner: Planner;
  readonly #supergraph: Supergraph;

  constructor(planner: Planner, supergraph: Supergraph) {
    this.#planner = planner;
    this.#supergraph = supergraph;
  }

  /** Null when no subgraph is needed. */
  planOf(operation: Operation): Promise<PlanNode | null> {
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

  async #make({ document, operation }: Operation): Promise<PlanNode | null> {
    const asked = plannableOperation(document, operation, this.#supergraph);
    return asked ? this.#planner(asked) : null;
  }
}

import { type Conditions, conditionsKey } from "./conditions";
import { Fetch } from "./fetch";
import type { PlanPath } from "./plan";

/** All fetches of an operation. */
export class Fetches {
  readonly #byIdentity = new Map<string, Fetch[]>();
  readonly #all: Fetch[] = [];

  /** Each comes after the fetches that it depends on. */
  get all(): readonly Fetch[] {
    return this.#all;
  }

  /** Reuses a fetch that is equal (same subgraph, path, conditions and dependencies) and fits. */
  get(
    graph: string,
    path: PlanPath,
    conditions: Conditions,
    after: ReadonlySet<Fetch>,
    fits: (fetch: Fetch) => boolean = () => true,
  ): Fetch {
    const before = [...after].map(({ id }) => id).toSorted((one, other) => one - other);
    const identity = JSON.stringify([graph, path, conditionsKey(conditions), before]);
    const equal = this.#byIdentity.get(identity) ?? [];
    this.#byIdentity.set(identity, equal);
    const known = equal.find(fits);
    if (known) return known;
    const fetch = new Fetch(this.#all.length, graph, path, conditions, after);
    equal.push(fetch);
    this.#all.push(fetch);
    return fetch;
  }
}

/** Specification of a subgraph: its part of the whole graph's schema. */
export interface SubgraphSpec {
  readonly name: string;
  /**
   * Types that it owns: it defines them and resolves all their fields, except those that other subgraphs add.
   */
  readonly owns: readonly string[];
  /** Fields that it adds to other subgraphs' types, by type. */
  readonly adds: Readonly<Record<string, readonly string[]>>;
  /** Its fields of Query. */
  readonly queries: readonly string[];
  /** Its fields of Mutation. Default: none. */
  readonly mutations?: readonly string[];
  /** Its fields of Subscription. Default: none. */
  readonly subscriptions?: readonly string[];
}

/** The owner of each type. */
export function typeOwners(all: readonly SubgraphSpec[]): ReadonlyMap<string, string> {
  return new Map(all.flatMap(({ name, owns }) => owns.map((type) => [type, name] as const)));
}

/** The fields of an owned type that other subgraphs add. Its owner leaves them out. */
export function addedByOthers(
  all: readonly SubgraphSpec[],
  type: string,
  owner: string,
): ReadonlySet<string> {
  return new Set(all.filter(({ name }) => name !== owner).flatMap(({ adds }) => adds[type] ?? []));
}

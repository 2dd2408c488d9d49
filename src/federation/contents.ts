/** A subgraph's table of contents: how it is cut from a schema that holds the whole graph. */
export interface Contents {
  readonly name: string;
  /** Types that it defines and answers for, all their fields but those that another subgraph adds. */
  readonly owns: readonly string[];
  /** Fields that it adds to types which others own, by type. */
  readonly adds: Readonly<Record<string, readonly string[]>>;
  /** Its fields of Query. */
  readonly roots: readonly string[];
  /** Its fields of Subscription; none when left out. */
  readonly subscriptions?: readonly string[];
}

/** Who owns each type, over all the tables of contents of one graph. */
export function ownersOf(all: readonly Contents[]): ReadonlyMap<string, string> {
  return new Map(all.flatMap(({ name, owns }) => owns.map((type) => [type, name] as const)));
}

/** The fields of an owned type that others add, and its owner therefore leaves out. */
export function addedElsewhere(all: readonly Contents[], type: string, owner: string): ReadonlySet<string> {
  return new Set(all.filter(({ name }) => name !== owner).flatMap(({ adds }) => adds[type] ?? []));
}

import { compare } from "../../domain/compare";
import { BadInput } from "../../domain/errors";
import { networkOf, type Network } from "../../network/network";
import type { Entries } from "../../network/rows";
import type { TimedEntries } from "../../network/time/windows";
import { sharedEvents } from "../../network/two-mode/evidence";
import { projection, ProjectionWeight } from "../../network/two-mode/projection";
import { twoModeOf, type TwoMode } from "../../network/two-mode/two-mode";
import type { Watch } from "../../network/watch";
import { Interned } from "./interned";
import { linksOf, NetworkOf, type Fact, type Link } from "./two-sides";

export interface FactNetworkOptions extends Watch {
  readonly of: NetworkOf;
  readonly weight: ProjectionWeight;
  /** Drops lighter ties, and nodes without remaining ties. */
  readonly minWeight: number;
  /** Only shows or organisations of these kinds; null for all. */
  readonly kinds?: readonly string[] | null | undefined;
}

/** The evidence of a tie. */
export interface Evidence {
  /** The shared event: an episode, a publication …; for shows, a person. */
  readonly viaId: string;
  /** The facts, those of the first node before those of the second. */
  readonly factIds: readonly string[];
}

/** A network of appearances, with the facts behind each tie. */
export class FactNetwork {
  readonly of: NetworkOf;
  /** The ids of its nodes, by number. */
  readonly ids: readonly string[];
  readonly network: Network;
  /**
   * The two-mode network before projection; its left side has the nodes. For HOST_GUEST: hosts and guests,
   * each with their own numbers.
   */
  readonly twoMode: TwoMode;
  /** The kind of each node, if the facts state it; empty for HOST_GUEST. */
  readonly kinds: ReadonlyMap<string, string>;
  /** The first and last year of dated facts; null if there are none. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** The ids of both sides of `twoMode`, by number. */
  readonly leftIds: readonly string[];
  readonly rightIds: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  /** The links of `twoMode` as in the facts, including repeated ones, with times in milliseconds. */
  readonly timed: TimedEntries;
  readonly #links: LinksByLeft;

  constructor(facts: readonly Fact[], { of, weight, minWeight, kinds, ...watch }: FactNetworkOptions) {
    const [left, right] = [new Interned(), new Interned()];
    const links = linksOf(of, facts).filter(
      ({ leftKind }) => !kinds || (leftKind !== null && kinds.includes(leftKind)),
    );
    const entries: Entries = {
      from: Uint32Array.from(links, ({ leftId }) => left.numberOf(leftId)),
      to: Uint32Array.from(links, ({ rightId }) => right.numberOf(rightId)),
    };
    this.timed = { ...entries, times: Float64Array.from(links, ({ sortOn }) => Date.parse(sortOn)) };
    this.of = of;
    this.twoMode = twoModeOf(left.ids.length, right.ids.length, entries);
    this.leftIds = left.ids;
    this.rightIds = right.ids;
    this.kinds = new Map(
      links.flatMap(({ leftId, leftKind }) => (leftKind === null ? [] : [[leftId, leftKind]])),
    );
    this.years = yearsOf(links);
    this.#links = new LinksByLeft(links);
    if (of === NetworkOf.HOST_GUEST) {
      const people = new Interned();
      this.network = fromHostsToGuests(links, people, { weight, minWeight });
      this.ids = people.ids;
    } else {
      this.network = projection(this.twoMode, { weight, minWeight, ...watch });
      this.ids = left.ids;
    }
    this.#numbers = new Map(this.ids.map((id, number) => [id, number]));
  }

  /** The number of a node; null if it is not in the network. */
  find(id: string): number | null {
    return this.#numbers.get(id) ?? null;
  }

  /** The number of facts of a left node, including repeated ones. */
  factsOf(left: number): number {
    return this.#links.of(this.leftIds[left]!).length;
  }

  /**
   * The evidence between two nodes, newest first. For HOST_GUEST: the episodes where one hosted the other.
   */
  evidenceOf(one: number, other: number): Evidence[] {
    const [oneId, otherId] = [this.ids[one]!, this.ids[other]!];
    if (this.of === NetworkOf.HOST_GUEST) {
      return byVia(this.#links.of(oneId).filter(({ rightId }) => rightId === otherId));
    }
    const shared = new Set(
      Array.from(sharedEvents(this.twoMode, one, other), (event) => this.rightIds[event]!),
    );
    const both = [...this.#links.of(oneId), ...this.#links.of(otherId)];
    return byVia(both.filter(({ rightId }) => shared.has(rightId)));
  }
}

function fromHostsToGuests(
  links: readonly Link[],
  people: Interned,
  { weight, minWeight }: Pick<FactNetworkOptions, "weight" | "minWeight">,
): Network {
  if (weight !== ProjectionWeight.SIMPLE && weight !== ProjectionWeight.COUNT) {
    throw new BadInput(
      `Expected the weight SIMPLE or COUNT for HOST_GUEST, which is not projected, but got ${weight}.`,
    );
  }
  // A person with two host roles, or two appearances in one episode, counts once.
  const times = new Map<string, number>();
  for (const key of new Set(links.map(({ leftId, rightId, viaId }) => `${leftId} ${rightId} ${viaId}`))) {
    const pair = key.slice(0, key.lastIndexOf(" "));
    times.set(pair, (times.get(pair) ?? 0) + 1);
  }
  for (const { leftId, rightId } of links) {
    people.numberOf(leftId);
    people.numberOf(rightId);
  }
  const weigh = (count: number) => (weight === ProjectionWeight.SIMPLE ? 1 : count);
  const kept = [...times].filter(([, count]) => weigh(count) >= minWeight);
  const end = (index: 0 | 1) => Uint32Array.from(kept, ([pair]) => people.numberOf(pair.split(" ")[index]!));
  return networkOf(
    people.ids.length,
    {
      from: end(0),
      to: end(1),
      weights: weight === ProjectionWeight.SIMPLE ? null : Float64Array.from(kept, ([, count]) => count),
    },
    { isDirected: true },
  );
}

/** The links of each left node, for evidence. */
class LinksByLeft {
  readonly #byLeft = new Map<string, Link[]>();

  constructor(links: readonly Link[]) {
    for (const link of links) {
      const known = this.#byLeft.get(link.leftId);
      if (known) known.push(link);
      else this.#byLeft.set(link.leftId, [link]);
    }
  }

  of(leftId: string): readonly Link[] {
    return this.#byLeft.get(leftId) ?? [];
  }
}

/** Newest first, undated last; ties by id. */
function byVia(links: readonly Link[]): Evidence[] {
  const found = new Map<string, { factIds: Set<string>; sortOn: string }>();
  for (const { viaId, factIds, sortOn } of links) {
    const known = found.get(viaId) ?? { factIds: new Set(), sortOn };
    for (const factId of factIds) known.factIds.add(factId);
    if (sortOn > known.sortOn) known.sortOn = sortOn;
    found.set(viaId, known);
  }
  return [...found]
    .toSorted(([id, { sortOn }], [otherId, other]) => compare(other.sortOn, sortOn) || compare(id, otherId))
    .map(([viaId, { factIds }]) => ({ viaId, factIds: [...factIds] }));
}

function yearsOf(links: readonly Link[]): { from: number; to: number } | null {
  let [first, last] = ["", ""];
  for (const { sortOn } of links) {
    if (sortOn === "") continue;
    if (first === "" || sortOn < first) first = sortOn;
    if (sortOn > last) last = sortOn;
  }
  return first === "" ? null : { from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)) };
}

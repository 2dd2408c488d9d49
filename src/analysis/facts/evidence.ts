import { compare } from "../../domain/compare";
import { sharedEvents } from "../../network/two-mode/evidence";
import type { FactTable } from "./fact-table";
import { placesOf } from "./interned";
import { NetworkOf } from "./network-of";
import type { TwoSides } from "./two-sides";

/** The evidence of a tie. */
export interface Evidence {
  /** The shared event (an episode, a publication …; for shows, a person), as a number of the table's ids. */
  readonly via: number;
  /** The facts, those of the first node before those of the second; numbers of the table's fact ids. */
  readonly facts: readonly number[];
  /** The rows of the table that state it of the first and of the second node. A fact has several: a host of a show, one for each episode. */
  readonly rows: readonly [one: readonly number[], other: readonly number[]];
}

/** Links, and the rows that state something of one end of them. */
type Stated = readonly [links: Iterable<number>, rows: Uint32Array];

/** Finds evidence in a network. Cost of the index: the links. */
export class EvidenceIndex {
  readonly #table: FactTable;
  readonly #sides: TwoSides;
  readonly #idPlaces: Uint32Array;
  readonly #wordPlaces: Uint32Array;
  /** The links of left node i: `#links[#starts[i]]` to `#links[#starts[i + 1] - 1]`, in order of the facts. */
  readonly #starts: Uint32Array;
  readonly #links: Uint32Array;

  constructor(table: FactTable, sides: TwoSides) {
    this.#table = table;
    this.#sides = sides;
    this.#idPlaces = placesOf(table.ids);
    this.#wordPlaces = placesOf(table.words);
    const { from } = sides.timed;
    this.#starts = new Uint32Array(sides.leftIds.length + 1);
    for (const left of from) this.#starts[left + 1]! += 1;
    for (let left = 0; left < sides.leftIds.length; left += 1) this.#starts[left + 1]! += this.#starts[left]!;
    const filled = this.#starts.slice();
    this.#links = new Uint32Array(from.length);
    for (const [link, left] of from.entries()) this.#links[filled[left]!++] = link;
  }

  /** Newest first, undated last; ties by id. For HOST_GUEST: the episodes where one hosted the other. */
  between(one: number, other: number): Evidence[] {
    const { of, twoMode, timed, memberIds, rightIds, rows, hostRows } = this.#sides;
    if (of === NetworkOf.HOST_GUEST) {
      const guest = memberIds[other]!;
      const links = this.#linksOf(this.#leftOf(one)).filter((link) => rightIds[timed.to[link]!] === guest);
      const eventOf = (link: number) => this.#table.events[rows[link]!]!;
      return this.#byVia([links, hostRows], [links, rows], eventOf);
    }
    const shared = new Set(sharedEvents(twoMode, one, other));
    const sharedBy = (left: number): Stated => [
      this.#linksOf(left).filter((link) => shared.has(timed.to[link]!)),
      rows,
    ];
    return this.#byVia(sharedBy(one), sharedBy(other), (link) => rightIds[timed.to[link]!]!);
  }

  /** The node on the left of a member of HOST_GUEST; -1 for a member that never hosted. */
  #leftOf(member: number): number {
    return this.#sides.leftIds.indexOf(this.#sides.memberIds[member]!);
  }

  #linksOf(left: number): Uint32Array {
    return left === -1 ? new Uint32Array() : this.#links.subarray(this.#starts[left], this.#starts[left + 1]);
  }

  #byVia(first: Stated, second: Stated, viaOf: (link: number) => number): Evidence[] {
    const { facts, sortOn } = this.#table;
    const found = new Map<number, { rows: [number[], number[]]; newest: number }>();
    for (const [side, [links, rows]] of [first, second].entries())
      for (const link of links) {
        const row = rows[link]!;
        const via = viaOf(link);
        const known = found.get(via) ?? { rows: [[], []], newest: 0 };
        known.rows[side]!.push(row);
        known.newest = Math.max(known.newest, this.#wordPlaces[sortOn[row]!]!);
        found.set(via, known);
      }
    return [...found]
      .toSorted(
        ([id, { newest }], [otherId, other]) =>
          compare(other.newest, newest) || compare(this.#idPlaces[id]!, this.#idPlaces[otherId]!),
      )
      .map(([via, { rows }]) => ({ via, facts: [...new Set(rows.flat().map((row) => facts[row]!))], rows }));
  }
}

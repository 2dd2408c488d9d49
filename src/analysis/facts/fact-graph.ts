import { networkOf, type Network } from "../../network/network";
import { Interned } from "./interned";
import type { Fact } from "./two-sides";

/** The fact behind a tie: participation, or an episode of a show. */
export type Bond = { readonly fact: Fact } | { readonly fact: null; readonly episodeId: string };

/**
 * All entities that facts connect, as one network: people, organisations, episodes, shows, publications and
 * awards, each tied to what it took part in. The two organisations of a partnership are tied directly.
 */
export class FactGraph {
  readonly ids: readonly string[];
  readonly network: Network;
  readonly #nodes: Interned;
  readonly #bonds = new Map<string, Bond[]>();

  constructor(facts: readonly Fact[]) {
    this.#nodes = new Interned();
    const [from, to]: [number[], number[]] = [[], []];
    const tie = (one: string, other: string, bond: Bond) => {
      const [a, b] = [this.#nodes.numberOf(one), this.#nodes.numberOf(other)];
      const key = keyOf(a, b);
      const known = this.#bonds.get(key);
      if (known) {
        // The tie between an episode and its show is added once, not per participant.
        if (bond.fact !== null) known.push(bond);
        return;
      }
      this.#bonds.set(key, [bond]);
      from.push(a);
      to.push(b);
    };

    const partners = new Map<string, string>();
    for (const fact of facts) {
      const { layer, eventId, memberId, showId } = fact;
      if (layer === "PARTNERSHIP") {
        const partner = partners.get(eventId);
        if (partner === undefined) partners.set(eventId, memberId);
        else tie(partner, memberId, { fact });
        continue;
      }
      tie(memberId, eventId, { fact });
      if (showId !== null && showId !== eventId) tie(eventId, showId, { fact: null, episodeId: eventId });
    }
    this.ids = this.#nodes.ids;
    this.network = networkOf(this.ids.length, { from: Uint32Array.from(from), to: Uint32Array.from(to) });
  }

  /** Approximate memory, in numbers. */
  get numbers(): number {
    return 40 * this.network.targets.length + 20 * this.ids.length;
  }

  /** The number of a node; null if no fact names it. */
  find(id: string): number | null {
    return this.#nodes.find(id);
  }

  /** The evidence of a tie; empty if there is no tie. */
  bondsBetween(one: number, other: number): readonly Bond[] {
    return this.#bonds.get(keyOf(one, other)) ?? [];
  }
}

function keyOf(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

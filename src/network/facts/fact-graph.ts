import { networkOf, type Network } from "../network";
import { Interned } from "./interned";
import type { Fact } from "./two-sides";

/** How two things hang together: one took part in the other, or one is an episode of the other. */
export type Bond = { readonly fact: Fact } | { readonly fact: null; readonly episodeId: string };

/**
 * Everything that facts tie, as one network: people, organisations, episodes, shows, publications and awards, each tied to what it
 * took part in. The two organisations of a partnership are tied to each other.
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
        // That an episode is of a show need not be said for everybody who was in it.
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

  /** How much memory it takes, about, in numbers. */
  get numbers(): number {
    return 40 * this.network.targets.length + 20 * this.ids.length;
  }

  /** The number of a node; null where no fact names it. */
  find(id: string): number | null {
    return this.#nodes.find(id);
  }

  /** Why two nodes are tied; empty where they are not. */
  bondsBetween(one: number, other: number): readonly Bond[] {
    return this.#bonds.get(keyOf(one, other)) ?? [];
  }
}

function keyOf(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

import type { Network } from "../../network/network";
import { entryOf } from "../../network/entries";
import { none, type FactTable } from "./fact-table";
import { findText, textAt } from "./texts";

/** The fact behind a tie: participation, or an episode of a show. */
export type Bond =
  | {
      readonly fact: {
        readonly layer: string;
        readonly memberId: string;
        readonly eventId: string;
        readonly factId: string;
        /** A JSON array: see `ParticipationRow`. */
        readonly roles: string;
        /** Of an honour on behalf of the member: those who received it. Else empty. */
        readonly recipientIds: readonly string[];
        /** Whether an end is stated. */
        readonly hasEnded: boolean;
      };
    }
  | { readonly fact: null; readonly episodeId: string };

/** All entities that facts connect, and the facts of each tie. Typed arrays only. */
export interface GraphData {
  readonly network: Network;
  /** The id of each node, as a number of the table's ids. */
  readonly nodeIds: Uint32Array;
  /** The inverse; `none` if no fact names it. */
  readonly nodes: Uint32Array;
  /** The bonds of entry i of the network: `bonds[starts[i]]` to `bonds[starts[i + 1] - 1]`; from the lower node only. */
  readonly starts: Uint32Array;
  /** Rows of the table; `none` for an episode of a show. */
  readonly bonds: Uint32Array;
}

/** A graph of facts. Plain data with lookups, each of bounded cost. */
export class FactGraph {
  readonly table: FactTable;
  readonly network: Network;
  readonly data: GraphData;

  constructor(table: FactTable, data: GraphData) {
    this.table = table;
    this.network = data.network;
    this.data = data;
  }

  idAt(node: number): string {
    return textAt(this.table.ids, this.data.nodeIds[node]!);
  }

  /** The number of a node; null if no fact names it. */
  find(id: string): number | null {
    const number = findText(this.table.ids, id);
    const node = number === null ? none : this.data.nodes[number]!;
    return node === none ? null : node;
  }

  /** The evidence of a tie; empty if there is no tie. */
  bondsBetween(one: number, other: number): Bond[] {
    const [low, high] = one < other ? [one, other] : [other, one];
    const entry = entryOf(this.network, low, high);
    if (entry === -1) return [];
    const { starts, bonds } = this.data;
    return Array.from(bonds.subarray(starts[entry], starts[entry + 1]), (row) =>
      row === none ? { fact: null, episodeId: this.#episodeOf(low, high) } : { fact: this.#factAt(row) },
    );
  }

  #episodeOf(one: number, other: number): string {
    const ids = [this.idAt(one), this.idAt(other)];
    return ids.find((id) => id.startsWith("episode_")) ?? "";
  }

  #factAt(row: number) {
    const { ids, words, factIds, layers, members, events, facts, roles, latest } = this.table;
    const layer = textAt(words, layers[row]!);
    return {
      layer,
      memberId: textAt(ids, members[row]!),
      eventId: textAt(ids, events[row]!),
      factId: textAt(factIds, facts[row]!),
      roles: textAt(words, roles[row]!),
      recipientIds: layer === "HONOUR" ? this.#othersOf(row) : [],
      hasEnded: latest[row] !== none,
    };
  }

  /** The other members of the same fact. The rows of an event stand together. */
  #othersOf(row: number): string[] {
    const { ids, members, events, facts, size } = this.table;
    const isOfEvent = (other: number) => events[other] === events[row];
    let [first, end] = [row, row + 1];
    while (first > 0 && isOfEvent(first - 1)) first -= 1;
    while (end < size && isOfEvent(end)) end += 1;
    const found: string[] = [];
    for (let other = first; other < end; other += 1)
      if (other !== row && facts[other] === facts[row]) found.push(textAt(ids, members[other]!));
    return found;
  }
}

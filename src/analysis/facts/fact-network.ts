import type { Network } from "../../network/network";
import type { TwoMode } from "../../network/two-mode/two-mode";
import { none, type FactTable } from "./fact-table";
import type { NetworkOf } from "./network-of";
import { findText, textAt } from "./texts";
import type { TwoSides } from "./two-sides";

/** A network of appearances, and the facts behind it. Plain data with lookups, each of bounded cost. */
export class FactNetwork {
  readonly table: FactTable;
  readonly sides: TwoSides;
  readonly network: Network;

  constructor(table: FactTable, sides: TwoSides, network: Network) {
    this.table = table;
    this.sides = sides;
    this.network = network;
  }

  /** The same members, tied otherwise. */
  withTies(network: Network): FactNetwork {
    return new FactNetwork(this.table, this.sides, network);
  }

  get of(): NetworkOf {
    return this.sides.of;
  }

  /**
   * The two-mode network before projection; its left side has the nodes. For HOST_GUEST: hosts and guests,
   * each with their own numbers.
   */
  get twoMode(): TwoMode {
    return this.sides.twoMode;
  }

  /** The first and last year of dated facts; null if there are none. */
  get years(): TwoSides["years"] {
    return this.sides.years;
  }

  /** The id of a node. */
  idAt(node: number): string {
    return textAt(this.table.ids, this.sides.memberIds[node]!);
  }

  /** The id of a left and of a right node of `twoMode`. */
  leftIdAt(left: number): string {
    return textAt(this.table.ids, this.sides.leftIds[left]!);
  }

  rightIdAt(right: number): string {
    return textAt(this.table.ids, this.sides.rightIds[right]!);
  }

  factIdAt(row: number): string {
    return textAt(this.table.factIds, this.table.facts[row]!);
  }

  /** The number of a node; null if it is not in the network. */
  find(id: string): number | null {
    return numberIn(this.sides.members, findText(this.table.ids, id));
  }

  /** The number of a right node of `twoMode`; null if it is not in it. */
  findRight(id: string): number | null {
    return numberIn(this.sides.rights, findText(this.table.ids, id));
  }
}

function numberIn(numbers: Uint32Array, id: number | null): number | null {
  const number = id === null ? none : numbers[id]!;
  return number === none ? null : number;
}

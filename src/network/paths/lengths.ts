import { BadInput, shown } from "../../domain/errors";
import type { Network } from "../network";
import { BreadthFirst } from "./breadth-first";
import { Dijkstra } from "./dijkstra";
import type { Search } from "./search";

/**
 * How long each edge is, beside `network.targets`; null counts steps. A weight says how close two are, a length how far, so
 * weights never become lengths by themselves: see `inverseWeights`.
 */
export interface WithLengths {
  readonly lengths?: Float64Array | null | undefined;
}

/** One through the weight: twice as much in common is half as far (Newman 2001). Null where there are no weights. */
export function inverseWeights({ weights }: Network): Float64Array | null {
  return weights?.map((weight) => 1 / weight) ?? null;
}

/** A search by steps, or by lengths where there are some. */
export function searchOf(network: Network, { lengths = null }: WithLengths): Search {
  if (lengths === null) return new BreadthFirst(network);
  expectLengths(network, lengths);
  return new Dijkstra(network, lengths);
}

/** Sums of lengths in different orders differ in their last digits; what is this near is as far. */
const tolerance = 1e-10;

/** Both are finite. */
export function isAsFar(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance * (one + other);
}

/** Lengths are above 0, one an entry. */
export function expectLengths({ targets }: Network, lengths: Float64Array): void {
  if (lengths.length !== targets.length) {
    throw new BadInput(`Expected ${targets.length} lengths, one an entry, but got ${lengths.length}.`);
  }
  const wrong = lengths.findIndex((length) => !(length > 0 && length < Infinity));
  if (wrong !== -1) {
    throw new BadInput(`Expected lengths above 0, but that of entry ${wrong} is ${shown(lengths[wrong])}.`);
  }
}

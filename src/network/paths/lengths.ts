import { BadInput, shown } from "../../domain/errors";
import type { Network } from "../network";
import { BreadthFirst } from "./breadth-first";
import { Dijkstra } from "./dijkstra";
import type { Search } from "./search";

/**
 * The length of each edge, parallel to `network.targets`; null counts steps. A weight is a strength and a
 * length is a distance, so weights are never used as lengths implicitly: see `inverseWeights`.
 */
export interface WithLengths {
  readonly lengths?: Float64Array | null | undefined;
}

/** Length = 1 / weight (Newman 2001). Null for an unweighted network. */
export function inverseWeights({ weights }: Network): Float64Array | null {
  return weights?.map((weight) => 1 / weight) ?? null;
}

/** Breadth-first search, or Dijkstra when there are lengths. */
export function searchOf(network: Network, { lengths = null }: WithLengths): Search {
  if (lengths === null) return new BreadthFirst(network);
  expectLengths(network, lengths);
  return new Dijkstra(network, lengths);
}

/** Relative tolerance: sums of lengths in a different order differ in their last digits. */
const tolerance = 1e-10;

/** Both are finite. */
export function isAsFar(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance * (one + other);
}

/** One length per entry, each above 0. */
export function expectLengths({ targets }: Network, lengths: Float64Array): void {
  if (lengths.length !== targets.length) {
    throw new BadInput(`Expected ${targets.length} lengths, one an entry, but got ${lengths.length}.`);
  }
  const wrong = lengths.findIndex((length) => !(length > 0 && length < Infinity));
  if (wrong !== -1) {
    throw new BadInput(`Expected lengths above 0, but that of entry ${wrong} is ${shown(lengths[wrong])}.`);
  }
}

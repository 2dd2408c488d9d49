import type { Network } from "../../network/network";
import { inverseWeights, searchOf } from "../../network/paths/lengths";
import { orderedPath, orderedReach, type Hop } from "../../network/time/ordered-paths";
import type { TimedEntries } from "../../network/time/windows";
import { sliced, type Slice, type Sliced } from "./slice";

/** A member, and how far it is. */
export interface Reached {
  readonly node: number;
  readonly distance: number;
}

/** The members around each of `keys`, nearest first, without itself. */
export function neighbourhoods(
  network: Network,
  {
    keys,
    depth,
    isWeighted,
    ...slice
  }: Slice & {
    readonly keys: readonly number[];
    /** Null for no bound. */
    readonly depth: number | null;
    /** By 1/weight instead of steps. */
    readonly isWeighted: boolean;
  },
): Array<Sliced<Reached>> {
  const search = searchOf(network, isWeighted ? { lengths: inverseWeights(network) } : {});
  return keys.map((node) => {
    const count = search.run(node, depth ?? Infinity);
    const found = Array.from(search.order.subarray(1, count), (reached) => ({
      node: reached,
      distance: search.distances[reached]!,
    }));
    return sliced(found, slice);
  });
}

/** For each pair of a source and a target: the hops of a time-respecting path; null if there is none. */
export function hearsay(
  timed: TimedEntries,
  {
    keys,
    size,
  }: { readonly keys: ReadonlyArray<readonly [from: number, to: number]>; readonly size: number },
): Array<Hop[] | null> {
  return keys.map(([from, to]) => orderedPath(orderedReach(size, timed, from), to));
}

import { compare } from "../../domain/compare";
import { edgesOf, type Network } from "../../network/network";

interface Placed {
  readonly network: Network;
  /** Comparing places compares the ids of members. */
  readonly places: Uint32Array;
}

/** The ties of a network, heaviest first; then by the ids of both ends. */
export interface OrderedTies {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights: Float64Array | null;
}

export function tiesByWeight({ network, places }: Placed): OrderedTies {
  const { from, to, weights } = edgesOf(network);
  const order = Uint32Array.from(from.keys()).toSorted(
    (one, other) =>
      (weights ? compare(weights[other]!, weights[one]!) : 0) ||
      compare(places[from[one]!]!, places[from[other]!]!) ||
      compare(places[to[one]!]!, places[to[other]!]!),
  );
  return {
    from: order.map((tie) => from[tie]!),
    to: order.map((tie) => to[tie]!),
    weights: weights && Float64Array.from(order, (tie) => weights[tie]!),
  };
}

/** The entries of each node's row, heaviest first; then by the id of the neighbour. Parallel to the targets. */
export function rowsByWeight({ network, places }: Placed): Uint32Array {
  const { size, offsets, targets, weights } = network;
  const order = Uint32Array.from(targets.keys());
  for (let node = 0; node < size; node += 1) {
    order
      .subarray(offsets[node], offsets[node + 1])
      .sort(
        (one, other) =>
          (weights ? compare(weights[other]!, weights[one]!) : 0) ||
          compare(places[targets[one]!]!, places[targets[other]!]!),
      );
  }
  return order;
}

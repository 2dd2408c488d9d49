import { compare } from "../../domain/compare";
import { NodeMeasure } from "./node-measure";

/** Nodes ranked by a measure: highest first, lowest first for CONSTRAINT. Ties by key, NaN last. */
export function ranked<Key extends number | string>(
  measure: NodeMeasure,
  scores: ArrayLike<number>,
  keys: ArrayLike<Key>,
): Uint32Array {
  // Low constraint means a good broker.
  const sign = measure === NodeMeasure.CONSTRAINT ? -1 : 1;
  const worth = (node: number) => (Number.isNaN(scores[node]!) ? -Infinity : sign * scores[node]!);
  return Uint32Array.from({ length: keys.length }, (_, node) => node).toSorted(
    (one, other) => compare(worth(other), worth(one)) || compare(keys[one]!, keys[other]!),
  );
}

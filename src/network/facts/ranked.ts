import { compare } from "../../domain/compare";
import { NodeMeasure } from "./node-measures";

/** Nodes by one measure, the best first: the highest, and by constraint the lowest. Of equals by their keys; whom the measure says nothing of last. */
export function ranked(
  measure: NodeMeasure,
  scores: ArrayLike<number>,
  keys: readonly string[],
): Uint32Array {
  // A broker is the better the less constrained it is.
  const sign = measure === NodeMeasure.CONSTRAINT ? -1 : 1;
  const worth = (node: number) => (Number.isNaN(scores[node]!) ? -Infinity : sign * scores[node]!);
  return Uint32Array.from(keys.keys()).toSorted(
    (one, other) => compare(worth(other), worth(one)) || compare(keys[one]!, keys[other]!),
  );
}

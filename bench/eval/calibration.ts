import type { Mistake, ProfileEvaluation } from "../../src/importers/evaluation/evaluate-profile";
import type { ItemKind } from "../../src/importers/evaluation/items";
import type { ProfileReading } from "./reading";

/** A conclusion that a reading drew: what of, how sure, and whether the labels say it too. */
export interface Conclusion {
  readonly kind: ItemKind;
  readonly confidence: number;
  readonly isRight: boolean;
}

/** What such a conclusion decides beside that there is one at all. */
const decided: Partial<Record<ItemKind, string>> = {
  appearances: "roles",
  hosts: "role",
  honours: "outcome",
};

/** The conclusions of a reading. One whose role is another than the labelled one's is wrong. */
export function conclusionsOf(
  { items, confidenceById }: ProfileReading,
  { inventions, differences }: ProfileEvaluation,
): Conclusion[] {
  const nameOf = ({ kind, name, place }: Mistake) => `${kind} ${name} ${place}`;
  const wrong = new Set([
    ...inventions.map(nameOf),
    ...differences.filter(({ kind, of, labelled }) => of === decided[kind] && labelled !== null).map(nameOf),
  ]);
  return items.flatMap((item) => {
    const confidence = confidenceById.get(item.id ?? "");
    const isConcluded = confidence !== undefined && item.kind !== "links" && item.kind !== "dates";
    return isConcluded ? [{ kind: item.kind, confidence, isRight: !wrong.has(nameOf(item)) }] : [];
  });
}

export interface Bin {
  readonly kind: ItemKind | "all";
  readonly confidence: number;
  readonly count: number;
  /** The share that is right. */
  readonly right: number;
}

/** By kind and confidence how many are right; then for each confidence those of all kinds. */
export function calibrationOf(conclusions: readonly Conclusion[]): Bin[] {
  const bins = new Map<string, Conclusion[]>();
  for (const one of conclusions)
    for (const kind of [one.kind, "all"]) {
      const bin = `${kind} ${one.confidence}`;
      bins.set(bin, [...(bins.get(bin) ?? []), one]);
    }
  return [...bins]
    .map(([name, all]): Bin => {
      const [kind, confidence] = name.split(" ") as [Bin["kind"], string];
      const right = all.filter(({ isRight }) => isRight).length / all.length;
      return { kind, confidence: Number(confidence), count: all.length, right };
    })
    .toSorted(
      (one, other) =>
        Number(one.kind === "all") - Number(other.kind === "all") ||
        one.kind.localeCompare(other.kind) ||
        other.confidence - one.confidence,
    );
}

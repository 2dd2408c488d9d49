import { sharedEvents } from "../../network/two-mode/evidence";
import { suggestionsFor } from "../../network/two-mode/suggestions";
import { none } from "../facts/fact-table";
import type { TwoSides } from "../facts/two-sides";
import { sliced, type Slice, type Sliced } from "./slice";

/** Reasons per suggestion, and guests per reason. */
const maxItems = 5;

/** A suggested left node (a show, a host) for a right one (a guest). */
export interface Suggested {
  readonly left: number;
  readonly score: number;
  /** The strongest reasons, strongest first. */
  readonly because: readonly SuggestedBecause[];
}

export interface SuggestedBecause {
  readonly left: number;
  /** Jaccard similarity of the guests. */
  readonly share: number;
  readonly sharedCount: number;
  /** The first of the shared guests: right nodes. */
  readonly shared: Uint32Array;
}

/** The suggestions for each of these right nodes, best first. A person is not suggested as their own host. */
export function suggestions(
  { twoMode, leftIds, rightIds }: Pick<TwoSides, "twoMode" | "leftIds" | "rightIds">,
  { keys, ...slice }: Slice & { readonly keys: readonly number[] },
): Array<Sliced<Suggested>> {
  return keys.map((right) => {
    const id = rightIds[right] ?? none;
    const all = suggestionsFor(twoMode, right).filter(({ left }) => leftIds[left] !== id);
    const { length, rows } = sliced(all, slice);
    return {
      length,
      rows: rows.map(({ left, score, because }) => ({
        left,
        score,
        because: because.slice(0, maxItems).map((reason) => {
          const shared = sharedEvents(twoMode, left, reason.left);
          const { left: alike, share } = reason;
          return { left: alike, share, sharedCount: shared.length, shared: shared.slice(0, maxItems) };
        }),
      })),
    };
  });
}

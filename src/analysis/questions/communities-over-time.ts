import { renamedAfter, type Grouped } from "../../network/communities/flow";
import { none, type FactTable } from "../facts/fact-table";
import { stringsOf } from "../facts/interned";
import type { TwoSides } from "../facts/two-sides";
import { largestOf } from "../../domain/extremes";

/** The network of a window, with its communities. Can be sent to a thread. */
export interface MeasuredWindow extends Pick<FactTable, "ids">, Pick<TwoSides, "memberIds"> {
  /** The community and the strength of each member. */
  readonly of: Uint32Array;
  readonly strengths: ArrayLike<number>;
}

/** The communities of one window, over the members of all windows. */
export interface CommunitiesOf extends Grouped {
  readonly isThere: (index: number) => boolean;
  readonly strengths: readonly number[];
  /** The number of each in the network of this window; `none` if absent. */
  readonly numbers: Uint32Array;
}

export interface CommunityHistory {
  /** The members of all windows, sorted. */
  readonly ids: readonly string[];
  /** Per window. */
  readonly windows: readonly CommunitiesOf[];
}

/**
 * The communities of a network in consecutive windows. A community keeps its number while most of its members
 * stay. A number is never used again.
 */
export function communitiesOverTime(windows: readonly MeasuredWindow[]): CommunityHistory {
  const members = windows.map(({ ids, memberIds }) => {
    const texts = stringsOf(ids);
    return Array.from(memberIds, (id) => texts[id]!);
  });
  const ids = [...new Set(members.flat())].toSorted();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const found: CommunitiesOf[] = [];
  let next = 0;
  for (const [place, window] of windows.entries()) {
    const numbers = new Uint32Array(ids.length).fill(none);
    for (const [number, id] of members[place]!.entries()) numbers[indexes.get(id)!] = number;
    const grouped = groupedBy(window, numbers);
    const before = found.at(-1);
    const of = before ? freshly(renamedAfter(before, grouped), before, next) : grouped.of;
    const renamed = { ...grouped, of };
    next = Math.max(next, largestOf(present(renamed)) + 1);
    found.push(renamed);
  }
  return { ids, windows: found };
}

/** The community of each member that is present in the window. */
export function present({ of, isThere }: Pick<CommunitiesOf, "of" | "isThere">): number[] {
  return [...of].filter((_, index) => isThere(index));
}

/**
 * Gives new numbers to communities that the previous window did not have, also if an earlier window used the
 * number.
 */
function freshly(renamed: Uint32Array, before: Grouped, next: number): Uint32Array {
  const highest = before.of.reduce((max, group) => Math.max(max, group), -1);
  return renamed.map((group) => (group > highest ? group + Math.max(0, next - highest - 1) : group));
}

function groupedBy({ of, strengths }: MeasuredWindow, numbers: Uint32Array): CommunitiesOf {
  return {
    of: numbers.map((number) => (number === none ? 0 : of[number]!)),
    strengths: Array.from(numbers, (number) => (number === none ? 0 : strengths[number]!)),
    isThere: (index) => numbers[index] !== none,
    numbers,
  };
}

import { BadInput } from "../domain/errors";
import { usualCommunities } from "../network/communities/stability";
import { renamedAfter, type Grouped } from "../network/communities/flow";
import { NodeMeasure } from "./facts/node-measures";
import type { Measured } from "./measured";
import type { NetworkQuery } from "./network-query";

type Years = NonNullable<NetworkQuery["years"]>;

/** Consecutive windows of `step` years. Throws `BAD_USER_INPUT` for more than `max` windows. */
export function spansOf({ from, to }: Years, step: number, max: number): Years[] {
  const count = Math.ceil((to - from + 1) / step);
  if (count > max) {
    throw new BadInput(
      `Expected at most ${max} windows, but ${from} to ${to} are ${count}: more years a window, or a shorter span, make fewer.`,
    );
  }
  return Array.from({ length: count }, (_, window) => {
    const start = from + window * step;
    return { from: start, to: Math.min(to, start + step - 1) };
  });
}

/** The communities of one window, over the ids of all windows. */
export interface CommunitiesOf extends Grouped {
  readonly isThere: (index: number) => boolean;
  readonly strengths: readonly number[];
}

/**
 * The communities of a network in consecutive windows. A community keeps its number while most of its members
 * stay. A number is never used again.
 */
export async function communitiesOverTime(
  windows: readonly Measured[],
  ids: readonly string[],
): Promise<CommunitiesOf[]> {
  const found: CommunitiesOf[] = [];
  let next = 0;
  for (const measured of windows) {
    const grouped = await groupedIn(measured, ids);
    const before = found.at(-1);
    const of = before ? freshly(renamedAfter(before, grouped), before, next) : grouped.of;
    const window = { ...grouped, of };
    next = Math.max(next, ...present(window).map((group) => group + 1));
    found.push(window);
  }
  return found;
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

async function groupedIn(measured: Measured, ids: readonly string[]): Promise<CommunitiesOf> {
  const { best } = await measured.communities(usualCommunities);
  const scores = await measured.scores(NodeMeasure.STRENGTH);
  const numbers = ids.map((id) => measured.facts.find(id));
  return {
    of: Uint32Array.from(numbers, (number) => (number === null ? 0 : (best.of[number] ?? 0))),
    strengths: numbers.map((number) => (number === null ? 0 : (scores[number] ?? 0))),
    isThere: (index) => numbers[index] !== null,
  };
}

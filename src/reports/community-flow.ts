import { BadInput } from "../domain/errors";
import { flowBetween, renamedAfter, type Grouped } from "../network/communities/flow";
import type { FlowBlock, FlowWindow, Place } from "../network/drawing/flow-picture";
import { NodeMeasure } from "../network/facts/node-measures";
import type { Measured } from "./measured";
import { namesOf } from "./names";
import type { PictureSource } from "./picture-source";

/** More would be too narrow to see. */
const mostWindows = 20;
/** As many as there are colours. */
const mostCommunities = 6;

/**
 * The communities of a network in one span of years after another, and who moved. A community keeps its number as long as it keeps its people; those of
 * one member, and all beyond the six that had most over the years, are put together as small.
 */
export async function flowWindows(
  { facts: { ids, years } }: Measured,
  { asked, catalogue, measure }: PictureSource,
  step: number,
): Promise<FlowWindow[]> {
  if (years === null) return [];
  const count = Math.ceil((years.to - years.from + 1) / step);
  if (count > mostWindows) {
    throw new BadInput(
      `Expected at most ${mostWindows} columns, but ${years.from} to ${years.to} are ${count}: more years a column, or a shorter span, make fewer.`,
    );
  }
  const order = ids.toSorted();
  const windows: Array<Grouped & { from: number; to: number; strengths: number[] }> = [];
  let next = 0;
  for (let from = years.from; from <= years.to; from += step) {
    const span = { from, to: Math.min(years.to, from + step - 1) };
    const found = await groupedIn(await measure({ ...asked.query, years: span }), order);
    const before = windows.at(-1);
    const of = before ? freshly(renamedAfter(before, found), before, next) : found.of;
    next = Math.max(next, ...present({ ...found, of }).map((group) => group + 1));
    windows.push({ ...found, ...span, of });
  }

  const large = largest(windows);
  const placeOf = (group: number): Place => (large.has(group) ? group : "small");
  const names = await namesOf(catalogue, order);
  return windows.map((window, number) => ({
    label: window.from === window.to ? String(window.from) : `${window.from}–${String(window.to).slice(-2)}`,
    blocks: blocksOf(window, names, { large, placeOf }),
    bands: number === 0 ? [] : bandsInto(windows[number - 1] as Grouped, window, placeOf),
  }));
}

/** Numbers that the window before did not have are new, though an earlier one may have had them. */
function freshly(renamed: Uint32Array, before: Grouped, next: number): Uint32Array {
  const highest = before.of.reduce((most, group) => Math.max(most, group), -1);
  return renamed.map((group) => (group > highest ? group + Math.max(0, next - highest - 1) : group));
}

async function groupedIn(measured: Measured, ids: readonly string[]) {
  const { best } = await measured.communities({ resolution: 1, seed: 1 });
  const scores = await measured.scores(NodeMeasure.STRENGTH);
  const numbers = ids.map((id) => measured.facts.find(id));
  return {
    of: Uint32Array.from(numbers, (number) => (number === null ? 0 : (best.of[number] ?? 0))),
    strengths: numbers.map((number) => (number === null ? 0 : (scores[number] ?? 0))),
    isThere: (place: number) => numbers[place] !== null,
  };
}

function present({ of, isThere }: Grouped): number[] {
  return [...of].filter((_, place) => isThere?.(place));
}

/** The communities with most members over all windows, if they ever had two. */
function largest(windows: readonly Grouped[]): Set<number> {
  const totals = new Map<number, number>();
  const most = new Map<number, number>();
  for (const window of windows) {
    const sizes = new Map<number, number>();
    for (const group of present(window)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    for (const [group, size] of sizes) {
      totals.set(group, (totals.get(group) ?? 0) + size);
      most.set(group, Math.max(most.get(group) ?? 0, size));
    }
  }
  const ranked = [...totals]
    .filter(([group]) => (most.get(group) ?? 0) > 1)
    .toSorted(([one, few], [other, many]) => many - few || one - other);
  return new Set(ranked.slice(0, mostCommunities).map(([group]) => group));
}

function blocksOf(
  { of, isThere, strengths }: Grouped & { strengths: readonly number[] },
  names: readonly string[],
  { large, placeOf }: { large: ReadonlySet<number>; placeOf: (group: number) => Place },
): FlowBlock[] {
  const members = new Map<Place, number[]>();
  for (const [place, group] of of.entries()) {
    if (!isThere?.(place)) continue;
    members.set(placeOf(group), [...(members.get(placeOf(group)) ?? []), place]);
  }
  return [...large, "small" as const].flatMap((place) => {
    const within = members.get(place) ?? [];
    const [first] = within.toSorted((a, b) => (strengths[b] ?? 0) - (strengths[a] ?? 0) || a - b);
    return first === undefined ? [] : [{ place, members: within.length, name: names[first] ?? "" }];
  });
}

function bandsInto(before: Grouped, after: Grouped, placeOf: (group: number) => Place) {
  const bands = new Map<string, { from: Place | null; to: Place | null; members: number }>();
  for (const { from, to, nodes } of flowBetween(before, after)) {
    const [start, end] = [from === null ? null : placeOf(from), to === null ? null : placeOf(to)];
    const band = bands.get(`${start} ${end}`) ?? { from: start, to: end, members: 0 };
    band.members += nodes;
    bands.set(`${start} ${end}`, band);
  }
  return [...bands.values()];
}

import { flowBetween, type Grouped } from "../../network/communities/flow";
import type { FlowWindow, Place } from "../../network/drawing/flow-picture";
import {
  communitiesOverTime,
  present,
  type CommunitiesOf,
  type MeasuredWindow,
} from "./communities-over-time";

/** The number of colours. */
const maxCommunities = 6;

/** A column of the picture. Its blocks have the id of their strongest member instead of the name. */
export type FlowColumn = Pick<FlowWindow, "bands" | "blocks">;

/**
 * The communities of a network in consecutive windows, and the moves between them. Only the six largest
 * communities over all windows keep their own block. The others, and those with one member, become "small".
 */
export function flowColumns(measured: readonly MeasuredWindow[]): FlowColumn[] {
  const { ids, windows } = communitiesOverTime(measured);
  const large = largest(windows);
  const placeOf = (group: number): Place => (large.has(group) ? group : "small");
  return windows.map((window, number) => ({
    blocks: blocksOf(window, ids, { large, placeOf }),
    bands: number === 0 ? [] : bandsInto(windows[number - 1] as Grouped, window, placeOf),
  }));
}

/** The largest communities over all windows, if they ever had at least two members. */
function largest(windows: readonly CommunitiesOf[]): Set<number> {
  const totals = new Map<number, number>();
  const peaks = new Map<number, number>();
  for (const window of windows) {
    const sizes = new Map<number, number>();
    for (const group of present(window)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    for (const [group, size] of sizes) {
      totals.set(group, (totals.get(group) ?? 0) + size);
      peaks.set(group, Math.max(peaks.get(group) ?? 0, size));
    }
  }
  const ranked = [...totals]
    .filter(([group]) => (peaks.get(group) ?? 0) > 1)
    .toSorted(([one, few], [other, many]) => many - few || one - other);
  return new Set(ranked.slice(0, maxCommunities).map(([group]) => group));
}

function blocksOf(
  { of, isThere, strengths }: CommunitiesOf,
  ids: readonly string[],
  { large, placeOf }: { large: ReadonlySet<number>; placeOf: (group: number) => Place },
): FlowWindow["blocks"] {
  const members = new Map<Place, number[]>();
  for (const [place, group] of of.entries()) {
    if (!isThere(place)) continue;
    // A copy of the list for each member would be quadratic.
    const known = members.get(placeOf(group)) ?? [];
    known.push(place);
    members.set(placeOf(group), known);
  }
  return [...large, "small" as const].flatMap((place) => {
    const within = members.get(place) ?? [];
    const [first] = within.toSorted((a, b) => (strengths[b] ?? 0) - (strengths[a] ?? 0) || a - b);
    return first === undefined ? [] : [{ place, members: within.length, name: ids[first] ?? "" }];
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

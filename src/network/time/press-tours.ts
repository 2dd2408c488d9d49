import { BadInput } from "../../domain/errors";
import type { TimedEntries } from "./windows";

export interface TourOptions {
  /** The length of a tour's window, in the unit of the times. */
  readonly span?: number | undefined;
  /** Minimum number of different shows in the window. */
  readonly leastShows?: number | undefined;
  /** Minimum ratio of the window's rate to the lifetime rate. */
  readonly leastFactor?: number | undefined;
}

/** A period with appearances on many shows. */
export interface Tour {
  readonly node: number;
  /** Its first and last appearance. */
  readonly first: number;
  readonly last: number;
  /** Positions of its appearances in the list, in order of time. */
  readonly rows: Uint32Array;
  /** The rate of its densest window divided by the lifetime rate. */
  readonly factor: number;
}

/**
 * Press tours: several different shows within a span (such as 30 days), at twice the lifetime rate or more.
 * The lifetime runs from the first to the last appearance, so a node active within a single span has no tour.
 * Overlapping windows form one tour. Sorted by node, then time. Undated entries are ignored. Cost: the
 * entries, sorted by time. Our own definition.
 */
export function pressTours(
  { from, to, times }: TimedEntries,
  { span = 30, leastShows = 2, leastFactor = 2 }: TourOptions = {},
): Tour[] {
  if (!(span > 0)) throw new BadInput(`Expected a span above 0, but got ${span}.`);
  return Array.from(rowsByNode(from, times)).flatMap((rows) => {
    const tours: Stretch[] = [];
    const lifetime = times[rows.at(-1)!]! - times[rows[0]!]!;
    for (let begin = 0, end = 0; begin < rows.length; begin += 1) {
      while (end < rows.length && times[rows[end]!]! <= times[rows[begin]!]! + span) end += 1;
      const shows = new Set(Array.from(rows.subarray(begin, end), (row) => to[row]!)).size;
      const factor = (end - begin) / span / (rows.length / lifetime);
      if (shows < leastShows || factor < leastFactor) continue;
      const before = tours.at(-1);
      if (before === undefined || begin >= before.end) tours.push({ begin, end, factor });
      else Object.assign(before, { end, factor: Math.max(before.factor, factor) });
    }
    return tours.map(({ begin, end, factor }) => tourOf({ from, times }, rows.slice(begin, end), factor));
  });
}

/** A range of one node's appearances; the end is exclusive. */
interface Stretch {
  readonly begin: number;
  end: number;
  factor: number;
}

function tourOf(
  { from, times }: Pick<TimedEntries, "from" | "times">,
  rows: Uint32Array,
  factor: number,
): Tour {
  return { node: from[rows[0]!]!, first: times[rows[0]!]!, last: times[rows.at(-1)!]!, rows, factor };
}

/** The dated rows of each node, in order of time. */
function* rowsByNode(from: Uint32Array, times: Float64Array): Generator<Uint32Array> {
  const dated = Uint32Array.from(times.keys()).filter((row) => !Number.isNaN(times[row]!));
  const order = dated.toSorted((one, other) => from[one]! - from[other]! || times[one]! - times[other]!);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && from[order[end]!] === from[order[start]!]) end += 1;
    yield order.subarray(start, end);
  }
}

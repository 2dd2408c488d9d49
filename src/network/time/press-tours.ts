import { BadInput } from "../../domain/errors";
import type { TimedEntries } from "./windows";

export interface TourOptions {
  /** How long a tour's window is, in the unit of the times. */
  readonly span?: number | undefined;
  /** How many different shows there have to be in it. */
  readonly leastShows?: number | undefined;
  /** How many times their lifetime rate somebody has to appear at. */
  readonly leastFactor?: number | undefined;
}

/** A stretch in which somebody was on many shows. */
export interface Tour {
  readonly node: number;
  /** The first and the last appearance of it. */
  readonly first: number;
  readonly last: number;
  /** Where its appearances stand in the list, in the order of time. */
  readonly rows: Uint32Array;
  /** The rate of its densest window by the lifetime rate. */
  readonly factor: number;
}

/**
 * Press tours: where a node appears on several different shows within a span (30 days, if times are days), at twice or more of its
 * lifetime rate. Lifetime is from the first appearance to the last, so nobody tours who has appeared within one span only. Windows that overlap are one tour. By node, then in the order of time; undated entries count
 * nowhere. Costs the entries, sorted by time. The definition is ours.
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

/** Of the appearances of one node, from one of them up to another, without it. */
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

/** The dated rows of each node, in the order of time. */
function* rowsByNode(from: Uint32Array, times: Float64Array): Generator<Uint32Array> {
  const dated = Uint32Array.from(times.keys()).filter((row) => !Number.isNaN(times[row]!));
  const order = dated.toSorted((one, other) => from[one]! - from[other]! || times[one]! - times[other]!);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && from[order[end]!] === from[order[start]!]) end += 1;
    yield order.subarray(start, end);
  }
}

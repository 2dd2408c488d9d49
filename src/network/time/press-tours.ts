import { BadInput } from "../../domain/errors";
import { densities } from "./dense-windows";
import type { TimedEntries } from "./windows";

export interface TourOptions {
  /** The length of a tour's window, in the unit of the times. */
  readonly span?: number | undefined;
  /** Minimum number of different shows in the window. */
  readonly leastShows?: number | undefined;
  /** Minimum ratio of the window's rate to the lifetime rate. */
  readonly leastFactor?: number | undefined;
  /** The maximum p-value, from 0 to 1; 1 for all. */
  readonly maxPValue?: number | undefined;
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
  /**
   * How often chance does as much: of random dates within the node's lifetime, as many and on the same shows, the part that has
   * a window with as many different shows as this tour's densest. From 0.001.
   */
  readonly pValue: number;
}

/**
 * Press tours: several different shows within a span (such as 30 days), at twice the lifetime rate or more, and more of them than
 * chance explains. The lifetime runs from the first to the last appearance, so a node active within a single span has no tour.
 * Overlapping windows form one tour. Sorted by node, then time. Undated entries are ignored. Cost: the entries, sorted by time,
 * for each of up to 999 draws. Our own definition; the p-value is that of a scan statistic (Naus 1965), sampled.
 */
export function pressTours(
  { from, to, times }: TimedEntries,
  { span = 30, leastShows = 2, leastFactor = 2, maxPValue = 0.05 }: TourOptions = {},
): Tour[] {
  if (!(span > 0)) throw new BadInput(`Expected a span above 0, but got ${span}.`);
  return Array.from(rowsByNode(from, times)).flatMap((rows) => {
    const lifetime = times[rows.at(-1)!]! - times[rows[0]!]!;
    const tours: Stretch[] = [];
    const dates = {
      times: Array.from(rows, (row) => times[row]!),
      shows: Array.from(rows, (row) => to[row]!),
    };
    for (const { begin, end, shows, pValue } of densities(dates, span, leastShows)) {
      const factor = (end - begin) / span / (rows.length / lifetime);
      if (shows < leastShows || factor < leastFactor || pValue > maxPValue) continue;
      const before = tours.at(-1);
      if (before === undefined || begin >= before.end) tours.push({ begin, end, factor, pValue });
      else {
        before.end = end;
        before.factor = Math.max(before.factor, factor);
        before.pValue = Math.min(before.pValue, pValue);
      }
    }
    return tours.map(({ begin, end, factor, pValue }) => {
      const own = rows.slice(begin, end);
      const [first, last] = [times[own[0]!]!, times[own.at(-1)!]!];
      return { node: from[own[0]!]!, first, last, rows: own, factor, pValue };
    });
  });
}

/** A range of one node's appearances; the end is exclusive. */
interface Stretch {
  readonly begin: number;
  end: number;
  factor: number;
  pValue: number;
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

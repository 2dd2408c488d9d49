import { BadInput } from "../../domain/errors";
import type { TimedEntries } from "./windows";

/** One hop of a time-respecting path. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  /** The event where both were. */
  readonly event: number;
  readonly time: number;
}

/** What information from one node could reach. */
export interface OrderedReach {
  /** Per node: the earliest time it could be reached; NaN if never. For the source: its start time. */
  readonly arrivals: Float64Array;
  /** Per node: the predecessor and the event; -1 for the source and unreached nodes. */
  readonly tellers: Int32Array;
  readonly events: Int32Array;
}

/**
 * Time-respecting paths: from event to event, each strictly later than the previous one. Entries state who
 * (`from`) was at which event (`to`) and when; entries with equal event and time meet. Finds earliest
 * arrivals. Undated entries are ignored. Cost: the entries, sorted by time. Kempe, Kleinberg and Kumar 2002,
 * who also allow equal times; Holme and Saramäki 2012.
 */
export function orderedReach(
  size: number,
  { from, to, times }: TimedEntries,
  source: number,
  { after = -Infinity } = {},
): OrderedReach {
  if (!(Number.isInteger(source) && source >= 0 && source < size)) {
    throw new BadInput(`Expected a source from 0 to ${size - 1}, but got ${source}.`);
  }
  const arrivals = new Float64Array(size).fill(NaN);
  arrivals[source] = after;
  const [tellers, events] = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)];

  for (const rows of meetings({ from, to, times })) {
    const time = times[rows[0]!]!;
    if (time < after) continue;
    const teller = earliestOf(rows, from, arrivals);
    // The source counts as reached at its first time. Nodes reached at this time do not pass it on at the
    // same time.
    if (teller === -1 || (teller !== source && arrivals[teller]! >= time)) continue;
    for (const row of rows) {
      const node = from[row]!;
      if (!Number.isNaN(arrivals[node]!)) continue;
      arrivals[node] = time;
      tellers[node] = teller;
      events[node] = to[row]!;
    }
  }

  return { arrivals, tellers, events };
}

/** The path to a node, first hop first; null if unreached, empty for the source. */
export function orderedPath({ arrivals, tellers, events }: OrderedReach, node: number): Hop[] | null {
  if (Number.isNaN(arrivals[node] ?? NaN)) return null;
  const path: Hop[] = [];
  for (let to = node; tellers[to] !== -1; to = tellers[to]!) {
    path.unshift({ from: tellers[to]!, to, event: events[to]!, time: arrivals[to]! });
  }
  return path;
}

/** The rows of each meeting (event and time), in order of time. */
function* meetings({ to, times }: TimedEntries): Generator<Uint32Array> {
  const dated = Uint32Array.from(times.keys()).filter((row) => !Number.isNaN(times[row]!));
  const order = dated.toSorted((one, other) => times[one]! - times[other]! || to[one]! - to[other]!);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const first = order[start]!;
    const isSame = (row: number) => times[row] === times[first] && to[row] === to[first];
    while (end < order.length && isSame(order[end]!)) end += 1;
    yield order.subarray(start, end);
  }
}

/** The node of a meeting that was reached first; the first in the list on ties; -1 if none was. */
function earliestOf(rows: Uint32Array, from: Uint32Array, arrivals: Float64Array): number {
  let earliest = -1;
  for (const row of rows) {
    const node = from[row]!;
    const arrival = arrivals[node]!;
    if (!Number.isNaN(arrival) && (earliest === -1 || arrival < arrivals[earliest]!)) earliest = node;
  }
  return earliest;
}

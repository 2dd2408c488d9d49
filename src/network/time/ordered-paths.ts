import { BadInput } from "../../domain/errors";
import type { TimedEntries } from "./windows";

/** From whom a node could hear, where and when: one step of a path in the order of time. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  /** The event where both were. */
  readonly event: number;
  readonly time: number;
}

/** What a word that starts with one node could have reached. */
export interface OrderedReach {
  /** Per node the first moment when it could have heard; NaN if never, and for the source the moment when it starts. */
  readonly arrivals: Float64Array;
  /** Per node from whom it heard, and at which event; -1 for the source, and for those who never did. */
  readonly tellers: Int32Array;
  readonly events: Int32Array;
}

/**
 * Order-respecting paths: from event to event, each later than the one before, since what is heard at an event cannot have been
 * told at an earlier one, nor at another one of the same time. Entries say who (`from`) was at which event (`to`) and when; those
 * of the same event and time meet. Each arrival is the earliest. Undated entries count nowhere. Costs the entries,
 * sorted by time. Kempe, Kleinberg and Kumar 2002, whose paths may stay at one time; Holme and Saramäki 2012.
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
    // The source may tell at its first moment already; whoever heard at this time may not.
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

/** How a word came to a node, first hop first; null if it never did, none for the source. */
export function orderedPath({ arrivals, tellers, events }: OrderedReach, node: number): Hop[] | null {
  if (Number.isNaN(arrivals[node] ?? NaN)) return null;
  const path: Hop[] = [];
  for (let to = node; tellers[to] !== -1; to = tellers[to]!) {
    path.unshift({ from: tellers[to]!, to, event: events[to]!, time: arrivals[to]! });
  }
  return path;
}

/** The rows of each event at each time, in the order of time. */
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

/** Who of those at a meeting heard first; of several the first in the list; -1 where nobody has heard. */
function earliestOf(rows: Uint32Array, from: Uint32Array, arrivals: Float64Array): number {
  let earliest = -1;
  for (const row of rows) {
    const node = from[row]!;
    const arrival = arrivals[node]!;
    if (!Number.isNaN(arrival) && (earliest === -1 || arrival < arrivals[earliest]!)) earliest = node;
  }
  return earliest;
}

import { within, type TimedEntries, type Window } from "./windows";

/** What there was in a window, and what of it was there for the first time. */
export interface Growth extends Window {
  readonly entries: number;
  /** Nodes that entries go from: people, say. */
  readonly left: number;
  readonly newLeft: number;
  /** Nodes that entries go to: shows or events, say. */
  readonly right: number;
  readonly newRight: number;
  /** Pairs of a left and a right node; repeated entries are one. */
  readonly links: number;
  readonly newLinks: number;
}

/**
 * How a network grows from window to window. New is what no dated entry before the window has, whether it lies in another
 * window or not. Undated entries count nowhere. Costs the entries, a window.
 */
export function growth(entries: TimedEntries, windows: readonly Window[]): Growth[] {
  const width = entries.to.reduce((highest, node) => Math.max(highest, node), 0) + 1;
  const keys = {
    left: (row: number) => entries.from[row]!,
    right: (row: number) => entries.to[row]!,
    link: (row: number) => entries.from[row]! * width + entries.to[row]!,
  };
  const firsts = {
    left: firstTimes(entries.times, keys.left),
    right: firstTimes(entries.times, keys.right),
    link: firstTimes(entries.times, keys.link),
  };
  return windows.map((window) => {
    const { rows } = within(entries, window);
    const counted = (kind: keyof typeof keys): [all: number, isNew: number] => {
      const all = new Set(Array.from(rows, keys[kind]));
      let newOnes = 0;
      for (const key of all) if (firsts[kind].get(key)! >= window.from) newOnes += 1;
      return [all.size, newOnes];
    };
    const [[left, newLeft], [right, newRight], [links, newLinks]] = [
      counted("left"),
      counted("right"),
      counted("link"),
    ];
    return { ...window, entries: rows.length, left, newLeft, right, newRight, links, newLinks };
  });
}

function firstTimes(times: Float64Array, keyOf: (row: number) => number): Map<number, number> {
  const firsts = new Map<number, number>();
  for (const [row, time] of times.entries()) {
    const key = keyOf(row);
    if (time < (firsts.get(key) ?? Infinity)) firsts.set(key, time);
  }
  return firsts;
}

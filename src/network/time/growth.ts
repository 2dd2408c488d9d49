import { within, type TimedEntries, type Window } from "./windows";

/** The totals of a window, and how much of it is new. */
export interface Growth extends Window {
  readonly entries: number;
  /** The `from` side of entries, such as people. */
  readonly left: number;
  readonly newLeft: number;
  /** The `to` side of entries, such as shows or events. */
  readonly right: number;
  readonly newRight: number;
  /** Distinct pairs of a left and a right node. */
  readonly links: number;
  readonly newLinks: number;
}

/**
 * Growth per window. "New" means that no earlier dated entry has it, also outside all windows. Undated
 * entries are ignored. Cost: the entries, per window.
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

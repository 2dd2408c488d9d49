import { Random } from "../../domain/random";

/** Appearances of one person, in order of time. */
export interface Dates {
  /** Whole numbers, such as days. */
  readonly times: readonly number[];
  readonly shows: readonly number[];
}

/** The window that begins with an appearance. The end is exclusive. */
export interface DenseWindow {
  readonly begin: number;
  readonly end: number;
  /** The number of different shows. */
  readonly shows: number;
  /** The part of random dates that have a window with as many different shows. 1 for windows with fewer than asked for. */
  readonly pValue: number;
}

const draws = 999;

/** So many draws that reach the densest window are enough: more would not change what its p-value says (Besag and Clifford 1991). */
const enough = 20;

/**
 * The window of each appearance, and how likely chance makes one as dense: the same number of dates, drawn uniformly from the
 * first to the last, on the same shows. The statistic is the largest number of different shows in any window, so that a person
 * with many appearances has no more tours by chance than one with few. Deterministic.
 */
export function densities(dates: Dates, span: number, leastShows: number): DenseWindow[] {
  const windows = Array.from(windowsOf(dates, span));
  const most = densest(dates, span);
  const pValueOf = most < leastShows ? () => 1 : pValuesByChance(dates, span, most);
  return windows.map(({ begin, end, shows }) => {
    const pValue = shows < leastShows ? 1 : pValueOf(shows);
    return { begin, end, shows, pValue };
  });
}

function pValuesByChance({ times, shows }: Dates, span: number, most: number): (least: number) => number {
  const [first, last] = [times[0]!, times.at(-1)!];
  const random = new Random(1);
  /** The numbers of draws, by the largest number of different shows in any of their windows, up to the observed one. */
  const found = new Uint32Array(most + 1);
  let drawn = 0;
  while (drawn < draws && found[most]! < enough) {
    const dates = Float64Array.from(shows, () => first + random.below(last - first + 1)).toSorted();
    const order = Uint32Array.from(shows);
    random.shuffle(order);
    found[Math.min(most, densest({ times: dates, shows: order }, span))]! += 1;
    drawn += 1;
  }
  return (least) => {
    const reached = found.subarray(least).reduce((sum, count) => sum + count, 0);
    return drawn < draws ? reached / drawn : (1 + reached) / (1 + drawn);
  };
}

function densest(dates: TimedShows, span: number): number {
  let most = 0;
  for (const { shows } of windowsOf(dates, span)) most = Math.max(most, shows);
  return most;
}

type TimedShows = { readonly [Name in keyof Dates]: ArrayLike<number> };

function* windowsOf({ times, shows }: TimedShows, span: number): Generator<Omit<DenseWindow, "pValue">> {
  const within = new Map<number, number>();
  for (let begin = 0, end = 0; begin < times.length; begin += 1) {
    for (; end < times.length && times[end]! <= times[begin]! + span; end += 1) {
      within.set(shows[end]!, (within.get(shows[end]!) ?? 0) + 1);
    }
    yield { begin, end, shows: within.size };
    const left = within.get(shows[begin]!)! - 1;
    if (left > 0) within.set(shows[begin]!, left);
    else within.delete(shows[begin]!);
  }
}

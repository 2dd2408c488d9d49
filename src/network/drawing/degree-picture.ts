import { framed, type Caption, type PictureOptions } from "./frame";
import { gridLines, ticksUpTo } from "./scale";
import { hint, rectangle, text } from "./svg";

export interface Bar {
  /** Range of degrees, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly members: number;
}

/** Beyond this number of bars, degrees are binned. */
const maxBars = 26;

/** Degree distribution as bars: one per degree, or logarithmic bins. */
export function degreePicture(
  /** At index d: the number of members with d ties. */
  distribution: ArrayLike<number>,
  caption: Caption,
  options: PictureOptions,
): string {
  const bars = barsOf(distribution);
  const highest = Math.max(1, ...bars.map(({ members }) => members));
  return framed(caption, options, [], (page, colours) => {
    const area = {
      left: page.left + 52,
      top: page.top + 24,
      right: page.right - 8,
      bottom: page.bottom - 36,
    };
    const step = (area.right - area.left) / Math.max(1, bars.length);
    const width = Math.min(64, step * 0.78);
    const shapes = bars.flatMap(({ from, to, members }, place) => {
      const middle = area.left + (place + 0.5) * step;
      const top = area.bottom - (members / highest) * (area.bottom - area.top);
      const named = from === to ? String(from) : `${from}–${to}`;
      return [
        rectangle(
          { left: middle - width / 2, right: middle + width / 2, top, bottom: area.bottom },
          { fill: colours.groups[0]!, rx: 2 },
          hint(`${members} with ${named} ties`),
        ),
        ...(members > 0
          ? [text([middle, top - 6], String(members), { size: 11.5, fill: colours.text, anchor: "middle" })]
          : []),
        text([middle, area.bottom + 17], named, { size: 11.5, fill: colours.text, anchor: "middle" }),
      ];
    });
    const middle = (area.left + area.right) / 2;
    return {
      shapes: [
        ...gridLines(area, ticksUpTo(highest, 5), highest, colours),
        ...shapes,
        text([page.left, page.top + 8], "members", { size: 12, fill: colours.muted }),
        text([middle, area.bottom + 36], "ties of a member", {
          size: 12,
          fill: colours.muted,
          anchor: "middle",
        }),
      ],
      notes: bars.some(({ from, to }) => from !== to)
        ? ["Each bar spans twice as many numbers of ties as the one before it."]
        : [],
    };
  });
}

/** One bar per degree if there are few; else bins 0, 1, 2–3, 4–7 and so on. */
export function barsOf(distribution: ArrayLike<number>): Bar[] {
  const counts = Array.from(distribution);
  if (counts.length <= maxBars) {
    return counts.map((members, degree) => ({ from: degree, to: degree, members }));
  }
  const bars: Bar[] = [{ from: 0, to: 0, members: counts[0]! }];
  for (let from = 1; from < counts.length; from *= 2) {
    const within = counts.slice(from, 2 * from);
    bars.push({ from, to: 2 * from - 1, members: within.reduce((sum, count) => sum + count, 0) });
  }
  return bars;
}

import { tag } from "../../domain/xml";
import { framed, type Caption, type LegendItem, type PictureOptions } from "./frame";
import type { Box } from "./layout/places";
import { circle, hint, line, rectangle, rounded, text } from "./svg";
import { fitted, textWidth } from "./text-width";
import { coloursOf, type Colours } from "./theme";
import { TimelineKind } from "./timeline-kind";
import { largestOf, leastOf } from "../../domain/extremes";

export interface TimelineItem {
  readonly kind: TimelineKind;
  readonly label: string;
  /** YYYY-MM-DD, both inclusive; null if undated. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface TimelineRow {
  readonly label: string;
  readonly items: readonly TimelineItem[];
}

const kinds: Readonly<Record<TimelineKind, { readonly colour: number; readonly named: string }>> = {
  APPEARANCE: { colour: 0, named: "appearance" },
  PUBLICATION: { colour: 2, named: "publication" },
  HONOUR: { colour: 1, named: "honour" },
};
const [labelWidth, undatedWidth, narrowest, widest] = [300, 120, 17, 30];
const day = 86_400_000;

/**
 * A person's timeline: one row per show, then publications and honours. A date known only to the year is a
 * bar over the year; undated items have their own column. Rows without room are left out; the notes say how
 * many.
 */
export function timelinePicture(
  rows: readonly TimelineRow[],
  caption: Caption,
  options: PictureOptions,
): string {
  const used = Object.values(TimelineKind).filter((kind) =>
    rows.some(({ items }) => items.some((item) => item.kind === kind)),
  );
  const legend = used.map((kind): LegendItem => {
    const mark = (x: number, y: number) => drawMark(kind, [x, y], coloursOf[options.theme]);
    return { mark, markWidth: 12, text: kinds[kind].named };
  });
  return framed(caption, options, legend, (page, colours) => {
    const named = Math.min(labelWidth, Math.max(60, ...rows.map(({ label }) => textWidth(label, 12) + 14)));
    const area = {
      left: page.left + named,
      right: page.right - undatedWidth - 16,
      top: page.top + 22,
      bottom: page.bottom - 4,
    };
    const shown = rows.slice(0, Math.max(1, Math.floor((area.bottom - area.top) / narrowest)));
    const height = Math.min(widest, (area.bottom - area.top) / Math.max(1, shown.length));
    const bottom = area.top + height * shown.length;
    const axis = axisOf(shown, { ...area, bottom }, colours);
    const left = rows.length - shown.length;
    return {
      shapes: [
        rectangle(
          { left: area.right + 16, right: page.right, top: area.top, bottom },
          { fill: colours.line, "fill-opacity": 0.1, rx: 3 },
        ),
        text([area.right + 16 + undatedWidth / 2, area.top - 8], "undated", {
          size: 11.5,
          fill: colours.muted,
          anchor: "middle",
        }),
        ...axis.shapes,
        ...shown.flatMap((row, number) =>
          drawRow(row, area.top + (number + 0.5) * height, { page, area, colours, xOf: axis.xOf }),
        ),
      ],
      notes: left > 0 ? [`${left} of ${rows.length} rows found no room.`] : [],
    };
  });
}

/** The year axis, and the position of a day on it. */
function axisOf(rows: readonly TimelineRow[], area: Box, colours: Colours) {
  const days = rows
    .flatMap(({ items }) => items.flatMap(({ from, to }) => [from, to]))
    .filter((at) => at !== null);
  const years = days.map((at) => Number(at.slice(0, 4)));
  const [first, last] = [leastOf(years), largestOf(years) + 1];
  if (years.length === 0) return { xOf: () => area.left, shapes: [] };
  const [start, end] = [Date.UTC(first, 0), Date.UTC(last, 0)];
  const xOf = (moment: number) => area.left + ((moment - start) / (end - start)) * (area.right - area.left);
  const every = Math.ceil((last - first) / Math.max(1, Math.floor((area.right - area.left) / 48)));
  const shapes = Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((year) => (year - first) % every === 0)
    .flatMap((year) => {
      const x = xOf(Date.UTC(year, 0));
      const along = line([x, area.top], [x, area.bottom], { stroke: colours.line, "stroke-opacity": 0.3 });
      if (year === last) return [along];
      const middle = Math.min(x + 4, area.right);
      return [along, text([middle, area.top - 8], String(year), { size: 11.5, fill: colours.muted })];
    });
  return { xOf, shapes };
}

function drawRow(
  { label, items }: TimelineRow,
  y: number,
  { page, area, colours, xOf }: { page: Box; area: Box; colours: Colours; xOf: (moment: number) => number },
): string[] {
  const undated = items.filter(({ from, to }) => from === null && to === null);
  const apart = Math.min(15, (undatedWidth - 22) / Math.max(1, undated.length - 1));
  return [
    text([page.left, y + 4], fitted(label, 12, area.left - page.left - 12), { size: 12, fill: colours.text }),
    line([area.left, y], [area.right, y], { stroke: colours.line, "stroke-opacity": 0.16 }),
    ...items.flatMap((item) => {
      const [from, to] = [item.from ?? item.to, item.to ?? item.from];
      if (from === null || to === null) return [];
      const [left, right] = [xOf(Date.parse(from)), xOf(Date.parse(to) + day)];
      const said = hint(`${item.label}, ${from === to ? from : `${from} to ${to}`}`);
      if (right - left < 12) return [drawMark(item.kind, [(left + right) / 2, y], colours, said)];
      return [
        rectangle(
          { left, right, top: y - 4, bottom: y + 4 },
          { fill: colours.groups[kinds[item.kind].colour]!, "fill-opacity": 0.45, rx: 4 },
          said,
        ),
        drawMark(item.kind, [(left + right) / 2, y], colours, said),
      ];
    }),
    ...undated.map(({ kind, label: named }, place) =>
      drawMark(kind, [area.right + 27 + place * apart, y], colours, hint(`${named}, undated`)),
    ),
  ];
}

/** One shape per kind, so that colour is not the only difference. */
function drawMark(
  kind: TimelineKind,
  [x, y]: readonly [number, number],
  colours: Colours,
  ...children: string[]
): string {
  const attributes = {
    fill: colours.groups[kinds[kind].colour]!,
    stroke: colours.background,
    "stroke-width": 1.2,
  };
  if (kind === TimelineKind.APPEARANCE) return circle([x, y], 5.5, attributes, ...children);
  if (kind === TimelineKind.PUBLICATION) {
    return rectangle({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }, attributes, ...children);
  }
  const points = [
    [x, y - 7],
    [x + 7, y],
    [x, y + 7],
    [x - 7, y],
  ];
  const written = points.map((point) => point.map(rounded).join(",")).join(" ");
  return tag("polygon", { points: written, ...attributes }, ...children);
}

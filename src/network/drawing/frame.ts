import { escapeXml, startTag, tag } from "../../domain/xml";
import type { Box } from "./layout/places";
import { rectangle, text } from "./svg";
import { fitted, textWidth, wrapped } from "./text-width";
import { coloursOf, fontFamily, type Colours, type Theme } from "./theme";

export interface PictureOptions {
  /** In pixels, at least 400. */
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** The texts around a picture. */
export interface Caption {
  readonly title: string;
  /** What was requested, of which data, and when. */
  readonly subtitle: string;
  /** Alt text: what the picture shows. */
  readonly description: string;
}

export interface LegendItem {
  /** Draws the mark centred here. */
  readonly mark: (x: number, y: number) => string;
  readonly markWidth: number;
  readonly text: string;
}

export interface Drawn {
  readonly shapes: readonly string[];
  /** Notes about what the picture leaves out, as sentences. */
  readonly notes: readonly string[];
}

const margin = 28;
const [titleSize, subtitleSize, legendSize, noteSize] = [22, 13.5, 12.5, 11.5];
const [rowHeight, noteHeight] = [21, 16];

/**
 * An SVG picture: title and subtitle, then the drawing in the remaining space, then the legend and the notes.
 * Title and description are its alt text. Deterministic.
 */
export function framed(
  { title, subtitle, description }: Caption,
  { width, height, theme }: PictureOptions,
  legend: readonly LegendItem[],
  draw: (area: Box, colours: Colours) => Drawn,
): string {
  const colours = coloursOf[theme];
  const inner = width - 2 * margin;
  const said = wrapped(subtitle, subtitleSize, inner, 2);
  const rows = rowsOf(legend, inner);
  const top = margin + titleSize + said.length * 19 + 18;
  const notesTop = height - margin - 2 * noteHeight;
  const legendTop = notesTop - rows.length * rowHeight;
  const area = { left: margin, top, right: width - margin, bottom: legendTop - 12 };
  const { shapes, notes } = draw(area, colours);

  return [
    startTag("svg", {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "font-family": fontFamily,
    }),
    tag("title", {}, escapeXml(`${title}. ${subtitle}`)),
    tag("desc", {}, escapeXml([description, ...notes].join(" "))),
    rectangle({ left: 0, top: 0, right: width, bottom: height }, { fill: colours.background }),
    text([margin, margin + titleSize * 0.8], fitted(title, titleSize, inner, { isBold: true }), {
      size: titleSize,
      fill: colours.text,
      isBold: true,
    }),
    ...said.map((written, row) =>
      text([margin, margin + titleSize + 17 + row * 19], written, {
        size: subtitleSize,
        fill: colours.muted,
      }),
    ),
    ...shapes,
    ...rows.flatMap((row, number) =>
      row.flatMap(({ item, left }) => {
        const middle = legendTop + (number + 0.5) * rowHeight;
        return [
          item.mark(margin + left + item.markWidth / 2, middle),
          text([margin + left + item.markWidth + 6, middle + legendSize * 0.36], item.text, {
            size: legendSize,
            fill: colours.text,
          }),
        ];
      }),
    ),
    ...(notes.length > 0 ? wrapped(notes.join(" "), noteSize, inner, 2) : []).map((written, row) =>
      text([margin, notesTop + (row + 1) * noteHeight], written, { size: noteSize, fill: colours.muted }),
    ),
    "</svg>\n",
  ].join("\n");
}

/** Legend items side by side, wrapped into rows. */
function rowsOf(legend: readonly LegendItem[], width: number) {
  const rows: Array<Array<{ item: LegendItem; left: number }>> = [];
  let left = Infinity;
  for (const item of legend) {
    const own = item.markWidth + 6 + textWidth(item.text, legendSize);
    if (left + own > width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)!.push({ item, left });
    left += own + 22;
  }
  return rows;
}

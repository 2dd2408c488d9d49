import { line, text } from "./svg";
import type { Box } from "./layout/places";
import type { Colours } from "./theme";

/** Axis steps of 1, 2 or 5 times a power of ten, about `wanted` of them up to `max`. Integers from 0. */
export function ticksUpTo(max: number, wanted: number): number[] {
  const rough = Math.max(1, max / wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, index) => index * step);
}

/** Horizontal grid lines with labels, counted from the bottom of the area. */
export function gridLines(area: Box, ticks: readonly number[], max: number, colours: Colours): string[] {
  return ticks.flatMap((tick) => {
    const y = area.bottom - (tick / max) * (area.bottom - area.top);
    return [
      line([area.left, y], [area.right, y], {
        stroke: colours.line,
        "stroke-opacity": tick === 0 ? 0.9 : 0.25,
      }),
      text([area.left - 8, y + 4], String(tick), { size: 11.5, fill: colours.muted, anchor: "end" }),
    ];
  });
}

import { escapeXml, tag } from "../../domain/xml";

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly isBold?: boolean;
  /** The colour of a halo that keeps text legible on lines. */
  readonly rim?: string;
}

/** Rounded to a hundredth of a pixel, so that files are identical on all machines. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 || 0;
}

export function text(
  [x, y]: readonly [number, number],
  written: string,
  { size, fill, anchor = "start", isBold = false, rim }: TextStyle,
): string {
  return tag(
    "text",
    {
      x: rounded(x),
      y: rounded(y),
      "font-size": rounded(size),
      fill,
      "text-anchor": anchor === "start" ? null : anchor,
      "font-weight": isBold ? 700 : null,
      ...(rim === undefined
        ? {}
        : { stroke: rim, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }),
    },
    escapeXml(written),
  );
}

/** Browsers show it as a tooltip, and screen readers read it. */
export function hint(written: string): string {
  return tag("title", {}, escapeXml(written));
}

export function circle(
  [x, y]: readonly [number, number],
  radius: number,
  attributes: Parameters<typeof tag>[1],
  ...children: readonly string[]
): string {
  return tag("circle", { cx: rounded(x), cy: rounded(y), r: rounded(radius), ...attributes }, ...children);
}

export function line(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  attributes: Parameters<typeof tag>[1],
): string {
  return tag("line", { x1: rounded(x1), y1: rounded(y1), x2: rounded(x2), y2: rounded(y2), ...attributes });
}

export function rectangle(
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
  attributes: Parameters<typeof tag>[1],
  ...children: readonly string[]
): string {
  const box = {
    x: rounded(left),
    y: rounded(top),
    width: rounded(right - left),
    height: rounded(bottom - top),
  };
  return tag("rect", { ...box, ...attributes }, ...children);
}

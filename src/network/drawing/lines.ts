import { tag } from "../../domain/xml";
import type { Places } from "./layout/places";
import { line, rounded } from "./svg";

type Tie = readonly [from: number, to: number];
type Point = readonly [x: number, y: number];

export interface LineOptions {
  readonly weights: Float64Array | null;
  /** The node radii: an arrow ends at the edge of its node. */
  readonly radii: readonly number[];
  readonly isDirected: boolean;
  readonly colourOf: (tie: Tie) => string;
}

const [thinnest, thickest] = [0.9, 5.5];

/** The ties, lightest at the bottom. Thickness by weight; fainter when there are many. */
export function drawLines(
  { x, y }: Places,
  ties: readonly Tie[],
  { weights, radii, isDirected, colourOf }: LineOptions,
): string[] {
  const weightOf = (tie: number) => weights?.[tie] ?? 1;
  const order = Array.from(ties.keys()).toSorted((a, b) => weightOf(a) - weightOf(b) || a - b);
  const [lightest, heaviest] = [weightOf(order[0] ?? 0), weightOf(order.at(-1) ?? 0)];
  const opacity = rounded(Math.max(0.28, Math.min(0.6, 9 / Math.sqrt(ties.length || 1))));
  return order.flatMap((tie) => {
    const [from, to] = ties[tie]!;
    const share = heaviest > lightest ? (weightOf(tie) - lightest) / (heaviest - lightest) : 0.12;
    const width = thinnest + Math.sqrt(share) * (thickest - thinnest);
    const colour = colourOf(ties[tie]!);
    const ends = [
      [x[from]!, y[from]!],
      [x[to]!, y[to]!],
    ] as const;
    const drawn = line(...ends, {
      stroke: colour,
      "stroke-width": rounded(width),
      "stroke-opacity": opacity,
    });
    return isDirected ? [drawn, arrow(ends, radii[to]! + 1, width, colour)] : [drawn];
  });
}

function arrow(
  [[x1, y1], [x2, y2]]: readonly [Point, Point],
  before: number,
  width: number,
  fill: string,
): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [long, wide] = [5 + width * 1.6, 2.2 + width];
  const tip: Point = [x2 - dx * before, y2 - dy * before];
  const foot: Point = [tip[0] - dx * long, tip[1] - dy * long];
  const points = [
    tip,
    [foot[0] - dy * wide, foot[1] + dx * wide],
    [foot[0] + dy * wide, foot[1] - dx * wide],
  ];
  return tag("polygon", {
    points: points.map((point) => point.map((at) => rounded(at)).join(",")).join(" "),
    fill,
  });
}

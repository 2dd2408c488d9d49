import type { Box, Places } from "./layout/places";
import { textWidth, wrapped } from "./text-width";

export interface LabelledNode {
  readonly text: string;
  readonly radius: number;
  readonly size: number;
}

export interface Label {
  readonly node: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly anchor: "start" | "middle" | "end";
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly box: Box;
}

export const lineHeight = 1.12;
/** Distance between a node and its label, and around each label. */
const [gap, air] = [3, 1.5];
/** Maximum width and number of lines of a label. */
const [widest, maxLines] = [140, 3];
/** Label positions around a node, most legible first. */
const sides = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

/**
 * Places labels without overlap: none covers a label or a node, or leaves the page. Nodes come by importance.
 * Each takes the position that crosses the fewest lines and points away from its neighbours. Labels without
 * room are left out.
 */
export function placeLabels(
  nodes: readonly LabelledNode[],
  { x, y }: Places,
  {
    order,
    lines,
    page,
  }: { order: Iterable<number>; lines: ReadonlyArray<readonly [number, number]>; page: Box },
): Label[] {
  const placed: Label[] = [];
  const ways = waysOut({ x, y }, lines);
  for (const node of order) {
    let best: Label | null = null;
    let least = Infinity;
    for (const [rank, side] of sides.entries()) {
      const label = labelAt(node, nodes[node]!, [x[node]!, y[node]!], side);
      if (!isWithin(label.box, page) || placed.some(({ box }) => overlap(box, label.box))) continue;
      if (nodes.some(({ radius }, other) => touches(label.box, x[other]!, y[other]!, radius))) continue;
      const length = Math.hypot(...side);
      const away = (side[0] * ways.x[node]! + side[1] * ways.y[node]!) / length;
      const crossed = lines.filter(([from, to]) =>
        crosses(label.box, [x[from]!, y[from]!], [x[to]!, y[to]!]),
      ).length;
      const cost = crossed + rank * 0.15 - away * 1.5;
      if (cost < least) [best, least] = [label, cost];
    }
    if (best !== null) placed.push(best);
  }
  return placed;
}

function labelAt(
  node: number,
  { text, radius, size }: LabelledNode,
  [x, y]: readonly [number, number],
  [across, down]: readonly [number, number],
): Label {
  const lines = wrapped(text, size, widest, maxLines);
  const width = Math.max(...lines.map((line) => textWidth(line, size)));
  const height = lines.length * size * lineHeight;
  const reach = across !== 0 && down !== 0 ? (radius + gap) * Math.SQRT1_2 : radius + gap;
  const left = x + (across === 0 ? -width / 2 : across > 0 ? reach : -reach - width);
  const top = y + (down === 0 ? -height / 2 : down > 0 ? reach : -reach - height);
  const anchor = across === 0 ? "middle" : across > 0 ? "start" : "end";
  return {
    node,
    lines,
    size,
    anchor,
    x: anchor === "start" ? left : anchor === "end" ? left + width : x,
    // Capitals are 0.72 of the font size high, so this centres them.
    y: top + size * (lineHeight / 2 + 0.36),
    box: { left: left - air, top: top - air, right: left + width + air, bottom: top + height + air },
  };
}

/** For each node, the direction away from its neighbours; at most of length 1. */
function waysOut({ x, y }: Places, lines: ReadonlyArray<readonly [number, number]>): Places {
  const ways = { x: new Float64Array(x.length), y: new Float64Array(x.length) };
  const count = new Float64Array(x.length);
  for (const [from, to] of lines) {
    const [dx, dy] = [x[from]! - x[to]!, y[from]! - y[to]!];
    const length = Math.hypot(dx, dy) || 1;
    for (const [node, sign] of [[from, 1] as const, [to, -1] as const]) {
      ways.x[node]! += (sign * dx) / length;
      ways.y[node]! += (sign * dy) / length;
      count[node]! += 1;
    }
  }
  for (let node = 0; node < x.length; node += 1) {
    ways.x[node]! /= count[node]! || 1;
    ways.y[node]! /= count[node]! || 1;
  }
  return ways;
}

function isWithin(box: Box, page: Box): boolean {
  return box.left >= page.left && box.top >= page.top && box.right <= page.right && box.bottom <= page.bottom;
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function touches({ left, top, right, bottom }: Box, x: number, y: number, radius: number): boolean {
  const nearest = [Math.max(left, Math.min(x, right)), Math.max(top, Math.min(y, bottom))] as const;
  return Math.hypot(nearest[0] - x, nearest[1] - y) < radius;
}

/** Whether a line crosses a box (Liang and Barsky 1984). */
function crosses(
  box: Box,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): boolean {
  let [enter, leave] = [0, 1];
  const limits = [
    [x1 - x2, x1 - box.left],
    [x2 - x1, box.right - x1],
    [y1 - y2, y1 - box.top],
    [y2 - y1, box.bottom - y1],
  ] as const;
  for (const [direction, room] of limits) {
    if (direction === 0 && room < 0) return false;
    if (direction < 0) enter = Math.max(enter, room / direction);
    if (direction > 0) leave = Math.min(leave, room / direction);
  }
  return enter < leave;
}

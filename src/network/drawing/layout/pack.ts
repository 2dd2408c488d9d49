import type { Places } from "./places";

/** A part of a picture: where its nodes are, and between which of them there are lines. */
export interface Part {
  readonly places: Places;
  readonly lines: ReadonlyArray<readonly [from: number, to: number]>;
}

/** Smaller cells pack more closely, and cost the square of it. */
const cellSize = 0.5;

/**
 * How far each part has to be moved so that none lies on another, and all together are compact and `aspect` times as wide as high: parts in
 * the order given, each as near to the middle as there is room, in the gaps of others too (polyominoes: Freivalds, Dogrusoz and Kikusts
 * 2002). `margin` is kept free around each.
 */
export function packed(parts: readonly Part[], { aspect, margin }: { aspect: number; margin: number }) {
  const taken = new Set<number>();
  return parts.map((part) => {
    const cells = cellsOf(part, margin);
    const [width, height] = [extent(cells, 0), extent(cells, 1)];
    for (const [column, row] of outwards(aspect)) {
      const [across, down] = [column - (width >> 1), row - (height >> 1)];
      if (cells.some(([x, y]) => taken.has(numberOf(x + across, y + down)))) continue;
      for (const [x, y] of cells) taken.add(numberOf(x + across, y + down));
      return { x: across * cellSize, y: down * cellSize };
    }
    throw new Error("A plane has room for everything.");
  });
}

type Cell = readonly [x: number, y: number];

function cellsOf({ places: { x, y }, lines }: Part, margin: number): Cell[] {
  const cells = new Map<number, Cell>();
  const cover = (left: number, top: number, reach: number) => {
    for (let column = cellAt(left - reach); column <= cellAt(left + reach); column += 1) {
      for (let row = cellAt(top - reach); row <= cellAt(top + reach); row += 1) {
        cells.set(numberOf(column, row), [column, row]);
      }
    }
  };
  for (let node = 0; node < x.length; node += 1) cover(x[node]!, y[node]!, margin);
  for (const [from, to] of lines) {
    const [dx, dy] = [x[to]! - x[from]!, y[to]! - y[from]!];
    const steps = Math.ceil(Math.hypot(dx, dy) / cellSize);
    for (let step = 1; step < steps; step += 1) {
      cover(x[from]! + (dx * step) / steps, y[from]! + (dy * step) / steps, 0);
    }
  }
  return [...cells.values()];
}

/** One number a cell, within some 30,000 cells of the middle. */
function numberOf(column: number, row: number): number {
  return (column + 32_768) * 65_536 + row + 32_768;
}

function cellAt(place: number): number {
  return Math.floor(place / cellSize);
}

function extent(cells: readonly Cell[], axis: 0 | 1): number {
  return cells.reduce((most, cell) => Math.max(most, cell[axis]), 0);
}

/** Cells around the middle, frame after frame. */
function* outwards(aspect: number): Generator<Cell> {
  yield [0, 0];
  for (let frame = 1; ; frame += 1) {
    const [across, down] = [
      Math.round(frame * Math.max(1, aspect)),
      Math.round(frame * Math.max(1, 1 / aspect)),
    ];
    for (let x = -across; x <= across; x += 1) {
      yield [x, -down];
      yield [x, down];
    }
    for (let y = 1 - down; y < down; y += 1) {
      yield [-across, y];
      yield [across, y];
    }
  }
}

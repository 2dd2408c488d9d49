import type { Places } from "./places";

/** A component of a picture: the positions of its nodes, and its lines. */
export interface Part {
  readonly places: Places;
  readonly lines: ReadonlyArray<readonly [from: number, to: number]>;
}

/** Smaller cells pack more closely, at quadratic cost. */
const cellSize = 0.5;

/**
 * Offsets that pack components compactly, with the given aspect ratio and without overlap. Components in the
 * given order; each goes as near to the centre as possible, also into gaps of others (polyomino packing:
 * Freivalds, Dogrusoz and Kikusts 2002). `margin` stays free around each.
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

/** One integer per cell, for cells within about 30,000 of the centre. */
function numberOf(column: number, row: number): number {
  return (column + 32_768) * 65_536 + row + 32_768;
}

function cellAt(place: number): number {
  return Math.floor(place / cellSize);
}

function extent(cells: readonly Cell[], axis: 0 | 1): number {
  return cells.reduce((max, cell) => Math.max(max, cell[axis]), 0);
}

/** Cells around the centre, ring by ring. */
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

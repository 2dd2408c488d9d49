import type { Places } from "./places";

/** Counts the lines that cross a foreign node and so look tied to it. The main thing to minimise. */
export function coveredNodes(
  { x, y }: Places,
  lines: ReadonlyArray<readonly [from: number, to: number]>,
  radii: ArrayLike<number>,
): number {
  let covered = 0;
  for (const [from, to] of lines) {
    const [dx, dy] = [x[to]! - x[from]!, y[to]! - y[from]!];
    const squared = dx * dx + dy * dy || 1;
    for (let node = 0; node < x.length; node += 1) {
      if (node === from || node === to) continue;
      const along = ((x[node]! - x[from]!) * dx + (y[node]! - y[from]!) * dy) / squared;
      if (along <= 0 || along >= 1) continue;
      const [offX, offY] = [x[from]! + along * dx - x[node]!, y[from]! + along * dy - y[node]!];
      if (offX * offX + offY * offY < (radii[node]! + 2) ** 2) covered += 1;
    }
  }
  return covered;
}

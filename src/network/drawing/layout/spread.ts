import type { Places } from "./places";

const rounds = 80;

/** Pushes overlapping nodes apart, in at most 80 rounds. Changes the positions. */
export function spread({ x, y }: Places, radii: ArrayLike<number>, gap: number): void {
  for (let round = 0; round < rounds; round += 1) {
    let isDone = true;
    for (let one = 0; one < x.length; one += 1) {
      for (let other = one + 1; other < x.length; other += 1) {
        const wanted = radii[one]! + radii[other]! + gap;
        const [dx, dy] = [x[other]! - x[one]!, y[other]! - y[one]!];
        const apart = Math.hypot(dx, dy);
        if (apart >= wanted) continue;
        isDone = false;
        // Two nodes at one point are separated along a direction derived from their numbers.
        const [towardsX, towardsY] =
          apart > 1e-9 ? [dx / apart, dy / apart] : [Math.cos(one + other), Math.sin(one + other)];
        const move = (wanted - apart) / 2;
        x[one]! -= move * towardsX;
        y[one]! -= move * towardsY;
        x[other]! += move * towardsX;
        y[other]! += move * towardsY;
      }
    }
    if (isDone) return;
  }
}

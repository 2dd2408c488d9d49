import { BadInput } from "../domain/errors";

/** Years, both inclusive. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** Consecutive windows of `step` years. Throws `BAD_USER_INPUT` for more than `max` windows. */
export function spansOf({ from, to }: Years, step: number, max: number): Years[] {
  const count = Math.ceil((to - from + 1) / step);
  if (count > max) {
    throw new BadInput(
      `Expected at most ${max} windows, but ${from} to ${to} are ${count}: more years a window, or a shorter span, make fewer.`,
    );
  }
  return Array.from({ length: count }, (_, window) => {
    const start = from + window * step;
    return { from: start, to: Math.min(to, start + step - 1) };
  });
}

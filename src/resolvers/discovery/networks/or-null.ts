/** JSON knows no NaN: a measure that says nothing is null. */
export function orNull(score: number): number | null {
  return Number.isFinite(score) ? score : null;
}

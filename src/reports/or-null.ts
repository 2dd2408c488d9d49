/** JSON knows no NaN: a measure that says nothing is null. */
export function orNull(score: number | undefined): number | null {
  return score === undefined || !Number.isFinite(score) ? null : score;
}

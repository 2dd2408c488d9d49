/** JSON has no NaN: an undefined score becomes null. */
export function orNull(score: number | undefined): number | null {
  return score === undefined || !Number.isFinite(score) ? null : score;
}

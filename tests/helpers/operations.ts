/**
 * How many seeded random operations a test makes: enough here to find what breaks often. `.ci/run` sets OPERATIONS to ten times as many,
 * and `npm run test:soak` takes any number.
 */
export const operations = Number(process.env["OPERATIONS"] ?? 100);

/** How many runs of a property that makes `each` operations a run. */
export const runsOf = (each: number): number => Math.max(1, Math.round(operations / each));

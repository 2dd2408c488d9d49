import { BadInput } from "../../domain/errors";

/** Rounds were to bring a measure to rest, and did not: more of them, or a wider tolerance, would. */
export class NotConverged extends BadInput {
  constructor(measure: string, mostRounds: number, tolerance: number) {
    super(
      `Expected ${measure} to change by less than ${tolerance} within ${mostRounds} rounds, but it did not.`,
      {
        mostRounds,
        tolerance,
      },
    );
  }
}

import { BadInput } from "../../domain/errors";

/** A measure did not converge within its rounds. More rounds or a larger tolerance would help. */
export class NotConverged extends BadInput {
  constructor(measure: string, maxRounds: number, tolerance: number) {
    super(
      `Expected ${measure} to change by less than ${tolerance} within ${maxRounds} rounds, but it did not.`,
      {
        maxRounds,
        tolerance,
      },
    );
  }
}

import type { Watch } from "../watch";
import { measures, type AnswerOf, type InputOf, type MeasureName, type OptionsOf } from "./measures";

/** Runs one measure of a network, by its name. */
export type Run = <Name extends MeasureName>(
  measure: Name,
  input: InputOf<Name>,
  options: OptionsOf<Name>,
) => Promise<AnswerOf<Name>>;

/** Runs it at once, in the thread that asks. */
export function runHere(watch: Watch = {}): Run {
  return async (measure, input, options) =>
    (measures[measure] as (input: unknown, options: object) => AnswerOf<typeof measure>)(input, {
      ...options,
      ...watch,
    });
}

import type { Watch } from "../watch";
import { measures, type AnswerOf, type InputOf, type MeasureName, type OptionsOf } from "./measures";

/** Runs one measure by name. */
export type Run = <Name extends MeasureName>(
  measure: Name,
  input: InputOf<Name>,
  options: OptionsOf<Name>,
) => Promise<AnswerOf<Name>>;

/** Runs it on the calling thread. */
export function runHere(watch: Watch = {}): Run {
  return async (measure, input, options) => {
    if (watch.signal?.aborted) throw watch.signal.reason;
    const run = measures[measure] as (input: unknown, options: object) => AnswerOf<typeof measure>;
    return run(input, { ...options, ...watch });
  };
}

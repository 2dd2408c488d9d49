import type { InputOf, MeasureName } from "../../../network/worker/measures";
import { MeasurePool } from "../../../network/worker/pool";
import { runHere, type Run } from "../../../network/worker/run";

/** Nodes times edges of what is measured where it is asked for: a few milliseconds, which is less than a thread takes. */
const mostHere = 1_000_000;

/** Measures small networks at once, and larger ones in a thread of their own, so that whoever else is served need not wait. */
export class Measurer {
  readonly #pool = new MeasurePool();

  /** Ends when nobody waits for it any more. Tells how far it is. */
  runWithin(signal: AbortSignal, onProgress: (done: number) => void): Run {
    const here = runHere({ signal });
    return (measure, input, options) =>
      workOf(input) > mostHere
        ? this.#pool.run(measure, input, options, { signal, onProgress })
        : here(measure, input, options);
  }
}

function workOf(input: InputOf<MeasureName>): number {
  const { size, targets } = "left" in input ? input.left : input;
  return size * targets.length;
}

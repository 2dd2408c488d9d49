import type { AbortableCaller } from "../../queues/fair-queue";
import type { InputOf, MeasureName } from "../../network/worker/measures";
import { MeasurePool } from "../../network/worker/pool";
import { runHere, type Run } from "../../network/worker/run";

/** Nodes times edges up to which a measure runs on this thread: a few milliseconds, less than a thread costs. */
const maxWorkHere = 1_000_000;

/** Measures small networks on this thread, and larger ones in worker threads, so that other requests are not delayed. */
export class Measurer {
  readonly #pool = new MeasurePool();

  /** Rejects with the signal's reason after an abort. Reports progress from 0 to 1. */
  runWithin({ client, signal }: AbortableCaller, onProgress: (done: number) => void): Run {
    const here = runHere({ signal });
    return (measure, input, options) =>
      workOf(input) > maxWorkHere
        ? this.#pool.run(measure, input, options, { client, signal, onProgress })
        : here(measure, input, options);
  }
}

function workOf(input: InputOf<MeasureName>): number {
  const { size, targets } = "left" in input ? input.left : input;
  return size * targets.length;
}

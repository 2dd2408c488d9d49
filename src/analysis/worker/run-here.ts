import type { Watch } from "../../network/watch";
import type { AnswerOf } from "../../threads/task";
import type { Run } from "./run";
import { tasks, type AnalysisTasks } from "./tasks";

/** Runs tasks on this thread, for a process without other work. */
export function runHere(watch: Watch = {}): Run {
  return async (task, input, options) => {
    if (watch.signal?.aborted) throw watch.signal.reason;
    const run = tasks[task] as (input: unknown, options: object) => unknown;
    return run(input, { ...options, ...watch }) as AnswerOf<AnalysisTasks, typeof task>;
  };
}

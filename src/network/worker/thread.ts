import { parentPort } from "node:worker_threads";

import { RostrumError } from "../../domain/errors";
import { measures, type Question, type Told } from "./measures";
import { ownMemoryOf } from "./shared-memory";

/** The thread's side of the pool: one question at a time, in any number. */
parentPort?.on("message", ({ measure, input, options }: Question) => {
  const tell = (told: Told) => parentPort?.postMessage(told);
  const onProgress = (progress: number) => tell({ progress });
  try {
    const run = measures[measure] as (network: unknown, asked: object) => unknown;
    const answer = run(input, { ...options, onProgress });
    parentPort?.postMessage({ answer } satisfies Told, [...ownMemoryOf(answer)]);
  } catch (error) {
    if (error instanceof RostrumError) {
      const { code, message, data } = error;
      tell({ refused: { code, message, data } });
    } else tell({ fault: error instanceof Error ? error : new Error(String(error)) });
  }
});

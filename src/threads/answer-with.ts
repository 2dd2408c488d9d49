import { parentPort } from "node:worker_threads";

import { RostrumError } from "../domain/errors";
import type { Question, Tasks, Told } from "./task";

/** The thread's side of a pool: one question after another, answered by these tasks. */
export function answerWith(tasks: Tasks): void {
  const tell = (told: Told, handedOver: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(told, [...handedOver]);
  const answer = async ({ task, input, options }: Question) => {
    const onProgress = (progress: number) => tell({ progress });
    try {
      const run = tasks[task] as (input: unknown, options: object) => unknown;
      const found = await run(input, { ...options, onProgress });
      tell({ answer: found }, [...ownMemoryOf(found)]);
    } catch (error) {
      if (error instanceof RostrumError) {
        const { code, message, data } = error;
        tell({ refused: { code, message, data } });
      } else tell({ fault: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  parentPort?.on("message", (question: Question) => void answer(question));
}

/** The memory of an answer that is its own, each piece once: it can be handed over instead of being copied. */
function ownMemoryOf(answer: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(answer)) {
    if (answer.buffer instanceof ArrayBuffer) found.add(answer.buffer);
  } else if (typeof answer === "object" && answer !== null) {
    for (const part of Object.values(answer)) ownMemoryOf(part, found);
  }
  return found;
}

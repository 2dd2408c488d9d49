import { constants, getPriority, setPriority } from "node:os";
import { MessageChannel, parentPort } from "node:worker_threads";

import { RostrumError } from "../domain/errors";
import type { TaskRequest, Tasks, ThreadMessage } from "./task";

/** The worker's side of a pool: runs one task at a time, and gives way to the server's thread where cores are few. */
export function serveTasks(tasks: Tasks): void {
  giveWay();
  const send = (message: ThreadMessage, transfer: readonly ArrayBuffer[] = []) =>
    parentPort?.postMessage(message, [...transfer]);
  const answer = async ({ task, input, options }: TaskRequest) => {
    const onProgress = (progress: number) => send({ progress });
    try {
      const run = tasks[task] as (input: unknown, options: object) => unknown;
      const found = await run(input, { ...options, onProgress });
      send({ answer: found }, [...ownMemoryOf(found)]);
    } catch (error) {
      if (error instanceof RostrumError) {
        const { code, message, data } = error;
        send({ refused: { code, message, data } });
      } else send({ fault: error instanceof Error ? error : new Error(String(error)) });
    }
    free(input);
  };
  parentPort?.on("message", (request: TaskRequest) => void answer(request));
}

/** Linux alone has a priority for each thread: elsewhere this would be the whole process's. */
function giveWay(): void {
  const { PRIORITY_BELOW_NORMAL: lower } = constants.priority;
  if (process.platform === "linux" && getPriority() < lower) setPriority(lower);
}

const { port1: closed } = new MessageChannel();
closed.close();

/**
 * Frees the memory of an input at once. Garbage collection would leave some 64 MB of array buffers in each thread.
 * What is transferred to a closed port is dropped.
 */
function free(input: unknown): void {
  closed.postMessage(
    null,
    [...ownMemoryOf(input)].filter(({ byteLength }) => byteLength > 0),
  );
}

/** The array buffers of an answer, each once. They are transferred instead of copied. */
function ownMemoryOf(answer: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(answer)) {
    if (answer.buffer instanceof ArrayBuffer) found.add(answer.buffer);
  } else if (typeof answer === "object" && answer !== null) {
    for (const part of Object.values(answer)) ownMemoryOf(part, found);
  }
  return found;
}

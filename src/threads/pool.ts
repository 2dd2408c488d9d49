import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { RostrumError, type ErrorCode } from "../domain/errors";
import { type Caller, FairQueue } from "../queues/fair-queue";
import type { AnswerOf, InputOf, OptionsOf, TaskRequest, Tasks, ThreadMessage } from "./task";

export interface PoolOptions {
  /** Maximum number of parallel tasks. The default leaves the other cores to the server. */
  readonly threads?: number | undefined;
  /** The heap of a thread. A task that takes more ends its thread, with ERR_WORKER_OUT_OF_MEMORY. Default: Node's own. */
  readonly maxMemoryMb?: number | undefined;
}

/**
 * The caller and the progress of a task. When the caller's signal is aborted, the thread is terminated
 * immediately, and the promise rejects with the signal's reason.
 */
export interface PoolWatch extends Caller {
  readonly onProgress?: ((done: number) => void) | undefined;
}

interface RunningTask {
  readonly onProgress: PoolWatch["onProgress"];
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A pool of worker threads for CPU-heavy tasks, so that the server's thread stays responsive. Threads start
 * on demand, run one task at a time, and do not keep an idle process alive.
 */
export class ThreadPool<T extends Tasks> {
  readonly #script: string;
  readonly #maxMemoryMb: number | undefined;
  readonly #queue: FairQueue;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, RunningTask>();
  readonly #stops = new Set<AbortController>();
  #isClosed = false;

  /** `folder` contains the worker's script `thread`, which serves the same tasks. */
  constructor(folder: string, { threads = 1, maxMemoryMb }: PoolOptions = {}) {
    this.#maxMemoryMb = maxMemoryMb;
    this.#queue = new FairQueue(threads);
    this.#script = builtThread(folder);
  }

  /**
   * Runs a task when a thread is free; clients take turns. The input is copied, except for arrays
   * `inSharedMemory`. An error of the task is rethrown here with the same code.
   */
  async run<Name extends keyof T & string>(
    task: Name,
    input: InputOf<T, Name>,
    options: OptionsOf<T, Name>,
    watch: PoolWatch = {},
  ): Promise<AnswerOf<T, Name>> {
    if (this.#isClosed) throw new Error("Expected a pool that is open, but it was closed.");
    watch.signal?.throwIfAborted();
    const stop = new AbortController();
    // A signal may outlive many tasks, so each task removes its listener.
    const cancel = () => stop.abort(watch.signal?.reason);
    watch.signal?.addEventListener("abort", cancel);
    this.#stops.add(stop);
    try {
      const answer = await this.#queue.run({ client: watch.client, signal: stop.signal }, () =>
        this.#runOnThread({ task, input, options }, watch, stop.signal),
      );
      return answer as AnswerOf<T, Name>;
    } finally {
      this.#stops.delete(stop);
      watch.signal?.removeEventListener("abort", cancel);
    }
  }

  /** Terminates all threads. Running and queued tasks are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    for (const stop of this.#stops) stop.abort(new Error("The pool was closed before the task was done."));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #runOnThread(request: TaskRequest, { onProgress }: PoolWatch, stop: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const worker = this.#idle.pop() ?? this.#start();
      this.#busy.set(worker, { onProgress, resolve, reject });
      stop.addEventListener("abort", () => {
        if (this.#busy.delete(worker)) void worker.terminate();
        reject(stop.reason as Error);
      });
      worker.ref();
      worker.postMessage(request);
    });
  }

  #start(): Worker {
    const limits = this.#maxMemoryMb;
    const worker = new Worker(
      this.#script,
      limits === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: limits } },
    );
    worker.on("message", (message: ThreadMessage) => this.#receive(worker, message));
    worker.on("error", (error) => this.#remove(worker, error));
    worker.on("exit", (code) => this.#remove(worker, new Error(`A thread ended with code ${code}.`)));
    return worker;
  }

  #receive(worker: Worker, message: ThreadMessage): void {
    const task = this.#busy.get(worker);
    // A late message of a cancelled task.
    if (task === undefined) return;
    if ("progress" in message) {
      task.onProgress?.(message.progress);
      return;
    }
    this.#busy.delete(worker);
    this.#idle.push(worker);
    worker.unref();
    if ("answer" in message) task.resolve(message.answer);
    else task.reject("fault" in message ? message.fault : refusalOf(message.refused));
  }

  /** When a thread ends by itself, only its own task fails. */
  #remove(worker: Worker, error: Error): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    const index = this.#idle.indexOf(worker);
    if (index !== -1) this.#idle.splice(index, 1);
    task?.reject(error);
  }
}

function refusalOf({ code, message, data }: { code: string; message: string; data: object }): RostrumError {
  return new RostrumError(code as ErrorCode, message, data as Record<string, unknown>);
}

/** When the sources run directly (tests, benchmarks), threads run the compiled files. */
function builtThread(folder: string): string {
  const thread = join(folder, "thread.js");
  const source = /(?:[\\/]dist[\\/]bench)?[\\/]src[\\/](?!.*[\\/]src[\\/])/;
  return existsSync(thread) ? thread : thread.replace(source, "/dist/");
}

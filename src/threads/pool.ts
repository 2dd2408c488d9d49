import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { RostrumError, type ErrorCode } from "../domain/errors";
import type { AnswerOf, InputOf, OptionsOf, TaskRequest, Tasks, ThreadMessage } from "./task";

export interface PoolOptions {
  /** Maximum number of parallel tasks. The default leaves the other cores to the server. */
  readonly threads?: number | undefined;
}

/** Cancellation and progress of a task. */
export interface PoolWatch {
  /** On abort the thread is terminated immediately, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

interface PendingTask {
  readonly request: TaskRequest;
  readonly watch: PoolWatch;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A pool of worker threads for CPU-heavy tasks, so that the server's thread stays responsive. Threads start
 * on demand, run one task at a time, and do not keep an idle process alive.
 */
export class ThreadPool<T extends Tasks> {
  readonly #threads: number;
  readonly #script: string;
  readonly #waiting: PendingTask[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, PendingTask>();
  #isClosed = false;

  /** `folder` contains the worker's script `thread`, which serves the same tasks. */
  constructor(folder: string, { threads = 1 }: PoolOptions = {}) {
    this.#threads = threads;
    this.#script = builtThread(folder);
  }

  /**
   * Runs a task when a thread is free (FIFO). The input is copied, except for arrays `inSharedMemory`. An
   * error of the task is rethrown here with the same code.
   */
  run<Name extends keyof T & string>(
    task: Name,
    input: InputOf<T, Name>,
    options: OptionsOf<T, Name>,
    watch: PoolWatch = {},
  ): Promise<AnswerOf<T, Name>> {
    return new Promise((settle, reject) => {
      if (this.#isClosed) throw new Error("Expected a pool that is open, but it was closed.");
      watch.signal?.throwIfAborted();
      // A signal may outlive many tasks, so each task removes its listener.
      const cancel = () => this.#cancel(pending);
      const pending: PendingTask = {
        request: { task, input, options },
        watch,
        resolve: (answer) => {
          watch.signal?.removeEventListener("abort", cancel);
          settle(answer as AnswerOf<T, Name>);
        },
        reject: (reason) => {
          watch.signal?.removeEventListener("abort", cancel);
          reject(reason);
        },
      };
      watch.signal?.addEventListener("abort", cancel);
      this.#waiting.push(pending);
      this.#startNext();
    });
  }

  /** Terminates all threads. Running and queued tasks are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    const tasks = [...this.#busy.values(), ...this.#waiting];
    this.#idle.length = 0;
    this.#busy.clear();
    this.#waiting.length = 0;
    for (const task of tasks) task.reject(new Error("The pool was closed before the task was done."));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #startNext(): void {
    while (this.#waiting.length > 0 && this.#busy.size < this.#threads) {
      const task = this.#waiting.shift()!;
      const worker = this.#idle.pop() ?? this.#start();
      this.#busy.set(worker, task);
      worker.ref();
      worker.postMessage(task.request);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
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
      task.watch.onProgress?.(message.progress);
      return;
    }
    this.#busy.delete(worker);
    this.#idle.push(worker);
    worker.unref();
    if ("answer" in message) task.resolve(message.answer);
    else task.reject("fault" in message ? message.fault : refusalOf(message.refused));
    this.#startNext();
  }

  /** When a thread ends by itself, only its own task fails. */
  #remove(worker: Worker, error: Error): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    const index = this.#idle.indexOf(worker);
    if (index !== -1) this.#idle.splice(index, 1);
    task?.reject(error);
    this.#startNext();
  }

  #cancel(task: PendingTask): void {
    const index = this.#waiting.indexOf(task);
    if (index !== -1) this.#waiting.splice(index, 1);
    for (const [worker, running] of this.#busy) {
      if (running !== task) continue;
      this.#busy.delete(worker);
      void worker.terminate();
    }
    task.reject(task.watch.signal?.reason);
    this.#startNext();
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

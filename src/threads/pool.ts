import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { RostrumError, type ErrorCode } from "../domain/errors";
import type { AnswerOf, InputOf, OptionsOf, Question, Tasks, Told } from "./task";

export interface PoolOptions {
  /** How many tasks run at once; one leaves the other cores to those who serve. */
  readonly threads?: number | undefined;
}

/** How a caller watches what runs elsewhere. */
export interface PoolWatch {
  /** When it aborts, the thread is ended at once, wherever its loops are, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

interface Asked {
  readonly question: Question;
  readonly watch: PoolWatch;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Threads that work, so that the thread that serves stays free. Threads are started when they are first needed, take one
 * question after another, and do not keep the process alive when there is none.
 */
export class ThreadPool<T extends Tasks> {
  readonly #threads: number;
  readonly #script: string;
  readonly #waiting: Asked[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Asked>();
  #isClosed = false;

  /** `folder` is where the threads' side is: a file `thread` that answers with the same tasks. */
  constructor(folder: string, { threads = 1 }: PoolOptions = {}) {
    this.#threads = threads;
    this.#script = builtThread(folder);
  }

  /**
   * Runs a task in a thread, when one is free; first come, first served. The input is copied to it, but for what is
   * `inSharedMemory`. What the task refuses is refused here, with the same code.
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
      // A signal may outlive many tasks, so each leaves it when it is done.
      const cancel = () => this.#cancel(asked);
      const asked: Asked = {
        question: { task, input, options },
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
      this.#waiting.push(asked);
      this.#goOn();
    });
  }

  /** Ends all threads; what runs or waits is rejected. */
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

  #goOn(): void {
    while (this.#waiting.length > 0 && this.#busy.size < this.#threads) {
      const task = this.#waiting.shift()!;
      const worker = this.#idle.pop() ?? this.#start();
      this.#busy.set(worker, task);
      worker.ref();
      worker.postMessage(task.question);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on("message", (told: Told) => this.#take(worker, told));
    worker.on("error", (error) => this.#lose(worker, error));
    worker.on("exit", (code) => this.#lose(worker, new Error(`A thread ended with code ${code}.`)));
    return worker;
  }

  #take(worker: Worker, told: Told): void {
    const task = this.#busy.get(worker);
    // What it was still saying when its task was cancelled.
    if (task === undefined) return;
    if ("progress" in told) {
      task.watch.onProgress?.(told.progress);
      return;
    }
    this.#busy.delete(worker);
    this.#idle.push(worker);
    worker.unref();
    if ("answer" in told) task.resolve(told.answer);
    else task.reject("fault" in told ? told.fault : refusalOf(told.refused));
    this.#goOn();
  }

  /** A thread that ended by itself takes its task with it, and no other. */
  #lose(worker: Worker, error: Error): void {
    const task = this.#busy.get(worker);
    this.#busy.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place !== -1) this.#idle.splice(place, 1);
    task?.reject(error);
    this.#goOn();
  }

  #cancel(task: Asked): void {
    const place = this.#waiting.indexOf(task);
    if (place !== -1) this.#waiting.splice(place, 1);
    for (const [worker, running] of this.#busy) {
      if (running !== task) continue;
      this.#busy.delete(worker);
      void worker.terminate();
    }
    task.reject(task.watch.signal?.reason);
    this.#goOn();
  }
}

function refusalOf({ code, message, data }: { code: string; message: string; data: object }): RostrumError {
  return new RostrumError(code as ErrorCode, message, data as Record<string, unknown>);
}

/** Where a test or a benchmark runs the sources, threads run what is built of them. */
function builtThread(folder: string): string {
  const thread = join(folder, "thread.js");
  const source = /(?:[\\/]dist[\\/]bench)?[\\/]src[\\/](?!.*[\\/]src[\\/])/;
  return existsSync(thread) ? thread : thread.replace(source, "/dist/");
}

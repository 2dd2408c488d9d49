import type { AbortableCaller } from "../../queues/fair-queue";

/** Called with the progress, from 0 to 1, ascending. */
export type OnProgress = (done: number) => void;

/** Work that several callers await, each with progress. It is aborted when the last of them leaves. */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  readonly #listener = new Set<OnProgress>();
  #waiting = 0;
  #isSettled = false;

  /** Starts the work, on behalf of the client that asked first. */
  constructor(
    client: string | undefined,
    work: (caller: AbortableCaller, onProgress: OnProgress) => Promise<T>,
  ) {
    const onProgress: OnProgress = (done) => {
      for (const listener of this.#listener) listener(done);
    };
    this.#result = work({ client, signal: this.#controller.signal }, onProgress).finally(() => {
      this.#isSettled = true;
    });
    // Callers get the rejection from `wait`. Without callers it must not be unhandled.
    this.#result.catch(() => undefined);
  }

  /** Whether it was aborted, so that it never has a result. */
  get isStopped(): boolean {
    return this.#controller.signal.aborted;
  }

  wait({ signal }: AbortableCaller, onProgress: OnProgress | null = null): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    this.#waiting += 1;
    // A wrapper, so that one function passed twice is called twice.
    const listener = onProgress && ((done: number) => onProgress(done));
    if (listener) this.#listener.add(listener);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        this.#waiting -= 1;
        if (this.#waiting === 0 && !this.#isSettled) this.#controller.abort(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#result.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    }).finally(() => {
      if (listener) this.#listener.delete(listener);
    });
  }
}

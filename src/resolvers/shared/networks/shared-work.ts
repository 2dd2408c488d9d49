/** Work that several may wait for. It is stopped when the last of them has gone. */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;
  #isSettled = false;

  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#controller.signal).finally(() => {
      this.#isSettled = true;
    });
    // Whoever waits is told; nobody may be waiting.
    this.#result.catch(() => undefined);
  }

  /** Whether it was given up, so that it will never have a result. */
  get isStopped(): boolean {
    return this.#controller.signal.aborted;
  }

  wait(signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    this.#waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        this.#waiting -= 1;
        if (this.#waiting === 0 && !this.#isSettled) this.#controller.abort(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#result.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }
}

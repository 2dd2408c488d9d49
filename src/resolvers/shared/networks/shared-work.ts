/** How far work is, from 0 to 1, ascending. */
export type Tell = (done: number) => void;

/** Work that several may wait for, and be told how far it is. It is stopped when the last of them has gone. */
export class SharedWork<T> {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  readonly #told = new Set<Tell>();
  #waiting = 0;
  #isSettled = false;

  constructor(work: (signal: AbortSignal, tell: Tell) => Promise<T>) {
    const tell: Tell = (done) => {
      for (const told of this.#told) told(done);
    };
    this.#result = work(this.#controller.signal, tell).finally(() => {
      this.#isSettled = true;
    });
    // Whoever waits is told; nobody may be waiting.
    this.#result.catch(() => undefined);
  }

  /** Whether it was given up, so that it will never have a result. */
  get isStopped(): boolean {
    return this.#controller.signal.aborted;
  }

  wait(signal: AbortSignal, tell: Tell | null = null): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    this.#waiting += 1;
    // One's own, so that two who are told by the same function are told twice.
    const told = tell && ((done: number) => tell(done));
    if (told) this.#told.add(told);
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        this.#waiting -= 1;
        if (this.#waiting === 0 && !this.#isSettled) this.#controller.abort(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#result.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    }).finally(() => {
      if (told) this.#told.delete(told);
    });
  }
}

/** Lets at most so many run at a time; the rest wait in the order in which they came. */
export class Semaphore {
  readonly max: number;
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(max: number) {
    this.max = max;
    this.#free = max;
  }

  /** Resolves when there is a place. Once the signal is aborted it leaves the queue and rejects with the signal's reason. */
  take(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      if (this.#free > 0) {
        this.#free -= 1;
        return resolve();
      }
      const leave = () => {
        this.#waiting.delete(enter);
        reject(signal?.reason as Error);
      };
      const enter = () => {
        signal?.removeEventListener("abort", leave);
        resolve();
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.add(enter);
    });
  }

  giveBack(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}

/**
 * How a long measure is stopped and tells how far it is. It asks between the steps of its outermost loop (a source, a
 * round, a row), never within one, so that watching costs nothing that could be measured.
 */
export interface Watch {
  /** An AbortSignal, or whatever else can say that nobody waits any more. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown } | undefined;
  /** Told the part that is done, from 0 to 1, ascending; not more often than a hundred times. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Makes what a measure calls after each of so many steps. Throws the signal's reason when it is aborted. */
export function stepsOf(total: number, { signal, onProgress }: Watch): (done: number) => void {
  let told = 0;
  return (done) => {
    if (signal?.aborted) throw signal.reason ?? new DOMException("The measure was cancelled.", "AbortError");
    if (onProgress === undefined || done * 100 < (told + 1) * total) return;
    told = Math.floor((done * 100) / total);
    onProgress(done / total);
  };
}

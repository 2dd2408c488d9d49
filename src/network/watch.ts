/**
 * Cancellation and progress of a long measure. Checked between iterations of the outermost loop (a source, a
 * round, a row), so the overhead is negligible.
 */
export interface Watch {
  /** An AbortSignal, or a compatible object. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown } | undefined;
  /** Called with the completed share, from 0 to 1, ascending; at most a hundred times. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Creates the function that a measure calls after each of its steps. It throws the signal's reason after an
 * abort.
 */
export function stepsOf(total: number, { signal, onProgress }: Watch): (done: number) => void {
  let reported = 0;
  return (done) => {
    if (signal?.aborted) throw signal.reason ?? new DOMException("The measure was cancelled.", "AbortError");
    if (onProgress === undefined || done * 100 < (reported + 1) * total) return;
    reported = Math.floor((done * 100) / total);
    onProgress(done / total);
  };
}

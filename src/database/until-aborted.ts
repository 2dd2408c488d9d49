/** The rows, or the signal's reason as soon as it is aborted. */
export function untilAborted<T>(rows: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return rows;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    void rows.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** All but `setTimeout`. */
const realTimers = [
  "Date",
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
] as const;

/**
 * Does this while our own timers stand still. They pass when `pass` is called, so that a deadline is met at a certain
 * statement, however busy the machine is.
 */
export async function withHeldTimers<T>(run: (pass: (ms: number) => void) => Promise<T>): Promise<T> {
  jest.useFakeTimers({ doNotFake: [...realTimers] });
  try {
    return await run((ms) => jest.advanceTimersByTime(ms));
  } finally {
    jest.useRealTimers();
  }
}

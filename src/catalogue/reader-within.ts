import { setMaxListeners } from "node:events";

import type { OnRead, Parameters, Reader, Row } from "./statements";

/** The same reader until the first of the signals is aborted. From then on it answers nothing, and throws its reason. */
export function readerWithin(reader: Reader, signal: AbortSignal, onRead: OnRead = () => {}): Reader {
  // Every statement under way listens, and Node warns of more than ten.
  setMaxListeners(0, signal);
  return {
    async all<T extends Row>(sql: string, parameters?: Parameters, sooner?: AbortSignal): Promise<T[]> {
      const until = sooner ? AbortSignal.any([signal, sooner]) : signal;
      until.throwIfAborted();
      const begunAt = performance.now();
      let rows: number | null = null;
      try {
        const found = await reader.all<T>(sql, parameters, until);
        rows = found.length;
        return found;
      } finally {
        onRead({ sql, rows, begunAt, endedAt: performance.now() });
      }
    },
  };
}

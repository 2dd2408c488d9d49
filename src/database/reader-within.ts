import { setMaxListeners } from "node:events";

import type { Sql } from "./sql/sql";
import type { OnRead, Reader, Row } from "./statements";

/** The same reader until the signal is aborted. From then on it answers nothing, and throws the signal's reason. */
export function readerWithin(reader: Reader, signal: AbortSignal, onRead: OnRead = () => {}): Reader {
  // Every statement under way listens, and Node warns of more than ten.
  setMaxListeners(0, signal);
  return {
    textOf: (statement) => reader.textOf(statement),
    async all<T extends Row>(statement: Sql, sooner?: AbortSignal): Promise<T[]> {
      const until = sooner ? AbortSignal.any([signal, sooner]) : signal;
      until.throwIfAborted();
      const begunAt = performance.now();
      let rows: number | null = null;
      try {
        const found = await reader.all<T>(statement, until);
        rows = found.length;
        return found;
      } finally {
        onRead({
          // Only a trace asks for it.
          get text() {
            return reader.textOf(statement);
          },
          rows,
          begunAt,
          endedAt: performance.now(),
        });
      }
    },
  };
}

import { setMaxListeners } from "node:events";

import type { AbortableCaller, Caller } from "../queues/fair-queue";
import type { Sql } from "./sql/sql";
import type { OnRead, Reader, Row } from "./statements";

/**
 * The same reader on behalf of a client, until the signal is aborted. From then on it answers nothing, and throws the
 * signal's reason.
 */
export function readerWithin(
  reader: Reader,
  { client, signal, revision }: AbortableCaller,
  onRead: OnRead = () => {},
): Reader {
  // Every statement under way listens, and Node warns of more than ten.
  setMaxListeners(0, signal);
  return {
    textOf: (statement) => reader.textOf(statement),
    async all<T extends Row>(statement: Sql, inner: Caller = {}): Promise<T[]> {
      const until = inner.signal ? AbortSignal.any([signal, inner.signal]) : signal;
      until.throwIfAborted();
      const begunAt = performance.now();
      let rows: number | null = null;
      try {
        const found = await reader.all<T>(statement, {
          client: inner.client ?? client,
          signal: until,
          revision,
        });
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

import type { OnRead, Parameters, Reader, Row } from "./statements";

/** The same reader until the signal is aborted. From then on it sends nothing, and throws the signal's reason. */
export function readerWithin(reader: Reader, signal: AbortSignal, onRead: OnRead = () => {}): Reader {
  return {
    async all<T extends Row>(sql: string, parameters?: Parameters): Promise<T[]> {
      signal.throwIfAborted();
      const begunAt = performance.now();
      let rows: number | null = null;
      try {
        const found = await reader.all<T>(sql, parameters);
        rows = found.length;
        return found;
      } finally {
        onRead({ sql, rows, begunAt, endedAt: performance.now() });
      }
    },
  };
}

import type { Parameters, Reader, Row } from "./statements";

/** The same reader until the signal is aborted. From then on it sends nothing, and throws the signal's reason. */
export function readerWithin(reader: Reader, signal: AbortSignal): Reader {
  return {
    async all<T extends Row>(sql: string, parameters?: Parameters): Promise<T[]> {
      signal.throwIfAborted();
      return reader.all<T>(sql, parameters);
    },
  };
}

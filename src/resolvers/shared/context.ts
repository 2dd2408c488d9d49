import type { Reader } from "../../database/statements";
import type { Loaders } from "../../loaders/loaders";
import type { NetworksWithin } from "../../analysis/cache/networks";

/** The context of a request. To fetch by key use a loader; for any other query use the reader. */
export interface Context {
  readonly loaders: Loaders;
  /** Rejects once the request is aborted. */
  readonly reader: Reader;
  /** A cache shared by all requests. */
  readonly networks: NetworksWithin;
  readonly requestId: string;
  /** Aborts when the client disconnects or the deadline passes. */
  readonly signal: AbortSignal;
}

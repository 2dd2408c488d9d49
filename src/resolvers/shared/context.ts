import type { Catalogue } from "../../catalogue/catalogue";
import type { Loaders } from "../../loaders/loaders";
import type { NetworksWithin } from "./networks/networks";

/** What a request brings to its resolvers. A key asks a loader, a question asks the catalogue. */
export interface Context {
  readonly loaders: Loaders;
  readonly catalogue: Catalogue;
  /** Each is made once for all requests. */
  readonly networks: NetworksWithin;
  readonly requestId: string;
  /** Aborted once nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

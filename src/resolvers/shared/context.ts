import type { Catalogue } from "../../catalogue/catalogue";
import type { Loaders } from "../../loaders/loaders";

/** What a request brings to its resolvers. A key asks a loader, a question asks the catalogue. */
export interface Context {
  readonly loaders: Loaders;
  readonly catalogue: Catalogue;
  readonly requestId: string;
}

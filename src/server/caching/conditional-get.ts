import type { IncomingHttpHeaders } from "node:http";

import type { Role } from "../../domain/roles";

/** A GET or HEAD, whose answer clients and caches may store. */
export interface ConditionalGet {
  readonly headers: IncomingHttpHeaders;
  /** The role of the client's key, by which limits and what it may see differ; null without a key. */
  readonly role: Role | null;
  /** What tells apart the representations of the same data, such as the media types that the client accepts. */
  readonly variant: string;
  /** Seconds for which anyone may use the answer without asking again. 0: it is revalidated each time. */
  readonly maxAgeS: number;
  /** The ETag of the answer; null while it is unknown, and for a dry run. */
  tag: string | null;
  isUnchanged: boolean;
}

import type { IncomingHttpHeaders } from "node:http";

/** A GET, whose answer clients and caches may store. */
export interface ConditionalGet {
  readonly headers: IncomingHttpHeaders;
  /** Whether the client has a key: then its limits differ. */
  readonly isKeyed: boolean;
  /** Seconds for which anyone may use the answer without asking again. 0: it is revalidated each time. */
  readonly maxAgeS: number;
  /** The ETag of the answer; null while it is unknown, and for a dry run. */
  tag: string | null;
  isUnchanged: boolean;
}

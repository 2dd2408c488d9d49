import { createHmac, randomBytes } from "node:crypto";

import { revisionHeader } from "../domain/revision";
import type { SubgraphRequestContext } from "./subrequest";

/** Header with the milliseconds that the router still waits. A subgraph may stop working after that. */
export const timeLeftHeader = "x-request-timeout-ms";

/** Header with the router's own name for the client, so that a subgraph serves clients in turn. */
export const clientHeader = "x-rostrum-client";

const secret = randomBytes(32);

/**
 * The headers that tell a subgraph about the client's request. `ms`: how long the router waits. `withKey`: whether the
 * subgraph is trusted with the client's key.
 */
export function subrequestHeaders(
  { requestId, trace, client, authorization, revision }: SubgraphRequestContext,
  ms: number,
  withKey: boolean,
): Record<string, string> {
  return {
    "x-request-id": requestId,
    [timeLeftHeader]: String(ms),
    ...(client === undefined ? {} : { [clientHeader]: pseudonymOf(client) }),
    ...(withKey && authorization !== undefined ? { authorization } : {}),
    ...(withKey && revision !== undefined && revision.atLeast > 0
      ? { [revisionHeader]: String(revision.atLeast) }
      : {}),
    ...trace,
  };
}

/** Anyone may run a subgraph: it can tell clients apart, but learns neither addresses nor names of keys. */
function pseudonymOf(client: string): string {
  return createHmac("sha256", secret).update(client).digest("base64url").slice(0, 22);
}

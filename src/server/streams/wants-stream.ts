import type { Request } from "express";

export const eventStream = "text/event-stream";

/** Whether a request takes events rather than one answer. */
export function wantsStream(request: Pick<Request, "accepts">): boolean {
  return (
    request.accepts(["application/json", "application/graphql-response+json", eventStream]) === eventStream
  );
}

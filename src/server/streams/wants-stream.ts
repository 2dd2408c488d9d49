import type { Request } from "express";

const answers = ["application/json", "application/graphql-response+json"];
export const eventStream = "text/event-stream";

/** Whether the client prefers an event stream. Like any GET, one by GET needs a header that other sites cannot send. */
export function wantsStream(request: Request): boolean {
  return request.accepts([...answers, eventStream]) === eventStream;
}

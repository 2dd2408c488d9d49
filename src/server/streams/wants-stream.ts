import type { Request } from "express";

const answers = ["application/json", "application/graphql-response+json"];
export const eventStream = "text/event-stream";

/** Whether a request takes events rather than one answer. Nobody subscribes by GET: a page of another site can send that. */
export function wantsStream(request: Request): boolean {
  return request.method === "POST" && request.accepts([...answers, eventStream]) === eventStream;
}

import type { Request } from "express";

const answers = ["application/json", "application/graphql-response+json"];
export const eventStream = "text/event-stream";

/** Whether the client accepts an event stream. Never for GET, which other sites can send (CSRF). */
export function wantsStream(request: Request): boolean {
  return request.method === "POST" && request.accepts([...answers, eventStream]) === eventStream;
}
